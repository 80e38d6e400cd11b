# What the expressions in filters.tsv are made of: the meaning of filters, spelt out.

def at($k): if type=="array" then .[]|at($k)
  elif ($k|length)==0 then .
  elif type=="object" then (if has($k[0]) then .[$k[0]]|at($k[1:]) else empty end) else empty end;
def vals($p): at($p/".") | select(type!="object" and .!=null);
def eq($p; $x): any(vals($p)|tostring; .==$x);
def like($p; $re): any(vals($p)|tostring; test("^(?:"+$re+")$"; "i"));
def re($p; $re): any(vals($p)|tostring; test($re));
def present($p): any(at($p/".")|..|select(type!="object" and type!="array" and .!=null); true);
def num($p; c): any(vals($p) | if type=="number" then . elif type=="string" and test("^-?(0|[1-9][0-9]*)(\\.[0-9]+)?([eE][-+]?[0-9]+)?$") then tonumber else empty end; c);
def sec: if type!="string" then empty elif test("^[0-9]{4}-") then sub("\\.[0-9]+Z$";"Z")|fromdate
  elif test("^[A-Z][a-z]{2} [0-9]+, [0-9]{4},? [0-9]+:[0-9:]+ [AP]M$") then gsub(","; "")|strptime("%b %d %Y %I:%M:%S %p")|mktime else empty end;
def tm($p; c): any(vals($p)|sec; c);
def leaves: .. | select(type=="string" or type=="number" or type=="boolean") | tostring;
def txt($s): any(leaves|ascii_downcase; contains($s));
def txtre($re): any(leaves; test($re; "i"));
