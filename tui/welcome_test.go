package tui

import (
	"context"
	"errors"
	"testing"
)

func TestWelcomeOpensWhatIsNear(t *testing.T) {
	opened := ""
	cfg := config(nil)
	cfg.Near = []Near{{"AWSLogs/", "folder"}, {"evil\x1b[2J.zip", "file"}}
	cfg.OpenNear = func(_ context.Context, path string) (Data, error) {
		opened = path
		if path != "AWSLogs/" {
			return Data{}, errors.New("it is gone")
		}
		return Data{Store: newStore(t, "trail.json", incident()), Title: path}, nil
	}
	b := newBench(t, cfg, 80, 24)
	b.want("Found here", "▌ AWSLogs/", `evil\u001b[2J.zip`, "enter open")
	b.press("j j j enter")
	b.want("evil", "cannot be opened: it is gone")
	b.press("k enter")
	b.want("AWSLogs/", "90 of 90")
	if opened != "AWSLogs/" {
		t.Errorf("opened %q", opened)
	}
}

// TestWelcomeFits: at every size the cursor is seen.
func TestWelcomeFits(t *testing.T) {
	cfg := config(nil)
	for range 8 {
		cfg.Near = append(cfg.Near, Near{"somewhere/", "folder"})
	}
	cfg.Demo = func(context.Context) (Data, error) { return Data{}, nil }
	for _, size := range [][2]int{{60, 15}, {80, 24}, {200, 60}} {
		b := newBench(t, cfg, size[0], size[1])
		b.press("G")
		checkFrame(t, "welcome", b, size[0], size[1])
		b.want("▌ somewhere/")
	}
}

// TestWelcomeTellsFilesApart: names of log files differ at their ends, which there is room
// for.
func TestWelcomeTellsFilesApart(t *testing.T) {
	cfg := config(nil)
	const name = "218007301253_CloudTrail_us-east-1_20230710T1205Z_"
	cfg.Near = []Near{{name + "a1b2c3d4e5f60718.json.gz", "file"}, {name + "ffffffffffffffff.json.gz", "file"}}
	b := newBench(t, cfg, 80, 24)
	b.want("218007301253_CloudTrail_", "a1b2c3d4e5f60718.json.gz", "ffffffffffffffff.json.gz  file")
	b = newBench(t, cfg, 60, 15)
	b.want("5f60718.json.gz  file", "fffffff.json.gz  file")
}

// TestWelcomeComesBack: what was opened from the welcome is closed by q, with its filter,
// and something else can be opened.
func TestWelcomeComesBack(t *testing.T) {
	cfg := config(nil)
	cfg.Demo = func(context.Context) (Data, error) {
		return Data{Store: newStore(t, "trail.json", incident()), Title: "demo"}, nil
	}
	b := newBench(t, cfg, 80, 24)
	b.press("d 3 i L enter q q")
	b.want("[failed:yes]")
	b.press("esc q")
	b.want("open the demo", "q   quit")
	b.wantNot("failed:yes", "90 events")
	b.press("d")
	b.want("no filter", "90 of 90")
	b.press("esc")
	b.want("this is the first screen: q closes it")
}

// TestQuitWithoutWelcome: who named what to open has no welcome to go back to.
func TestQuitWithoutWelcome(t *testing.T) {
	b := newBench(t, config(newStore(t, "trail.json", incident())), 80, 24)
	if cmd := b.backOrQuit(); cmd == nil {
		t.Error("q does not quit")
	}
	b.want("90 of 90")
}
