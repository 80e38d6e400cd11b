package lookup

import (
	"context"

	"github.com/aws/aws-sdk-go-v2/aws"
	"github.com/aws/aws-sdk-go-v2/service/account"
	"github.com/aws/aws-sdk-go-v2/service/account/types"

	trailaws "github.com/trailsift/trailsift/loader/aws"
)

// regionsAPage is the most that ListRegions tells at a time.
const regionsAPage = 50

// enabledRegions lists the regions that the account can use.
func enabledRegions(ctx context.Context, cfg aws.Config) ([]string, error) {
	client := account.NewFromConfig(cfg)
	in := &account.ListRegionsInput{
		MaxResults:              aws.Int32(regionsAPage),
		RegionOptStatusContains: []types.RegionOptStatus{types.RegionOptStatusEnabled, types.RegionOptStatusEnabledByDefault},
	}
	var names []string
	for seen := make(trailaws.Tokens); ; {
		out, err := client.ListRegions(ctx, in)
		if err != nil {
			return nil, err
		}
		for _, r := range out.Regions {
			names = append(names, aws.ToString(r.RegionName))
		}
		if more, err := seen.Next(out.NextToken); !more {
			return names, err
		}
		in.NextToken = out.NextToken
	}
}
