package history

import (
	"testing"

	"github.com/trailsift/trailsift/store"
)

// TestContaining: what no resource is known by may stand in a record all the same, and
// a part of a service's name is no part of a thing's.
func TestContaining(t *testing.T) {
	w := newWorld(t,
		step{10, "mira", "redshift:CreateCluster", `"requestParameters":{"clusterIdentifier":"sales"}`},
		step{20, "jonas", "ec2:RunInstances", `"requestParameters":{"note":"the hidden-word of eds"}`},
	)
	for asked, n := range map[string]int{"hidden-word": 1, "eds": 2, "never-written": 0} {
		a := w.who(asked)
		if a.Found() || a.Containing == nil || a.Containing.Rows.Len() != n || len(a.Candidates) != 0 {
			t.Fatalf("%s: %+v", asked, a)
		}
		if want := `"` + asked + `"`; a.Containing.Filter() != want {
			t.Errorf("%s: filter %s", asked, a.Containing.Filter())
		}
	}
	a := w.who("hidden-word")
	if e := a.Event(a.Containing.Rows.Row(0)); e.Actor != "jonas" || e.Event != "RunInstances" {
		t.Errorf("%+v", e)
	}
	others, err := w.snap.Select(t.Context(), w.lang, store.Equals("eventName", "CreateCluster"), nil)
	if err != nil {
		t.Fatal(err)
	}
	if a, err := Of(t.Context(), w.snap, w.lang, "hidden-word", others); err != nil || a.Containing.Rows.Len() != 0 {
		t.Errorf("within other events %v are listed, %v", a, err)
	}
	if a := w.who("sale"); a.Containing != nil || len(a.Candidates) != 1 {
		t.Errorf("part of a name: %+v", a)
	}
}

// TestGivenAtItsMaking: what has an id and a name is found by both.
func TestGivenAtItsMaking(t *testing.T) {
	const audit = "arn:aws:cloudtrail:us-east-1:111122223333:eventdatastore/0a1b2c3d"
	const balancer = "arn:aws:elasticloadbalancing:us-east-1:111122223333:loadbalancer/app/front/0a1b2c3d"
	w := newWorld(t,
		step{10, "mira", "cloudtrail:CreateEventDataStore", `"requestParameters":{"name":"audit-store"},"responseElements":{"eventDataStoreArn":"` + audit + `","name":"audit-store"}`},
		step{20, "jonas", "cloudtrail:DeleteEventDataStore", `"requestParameters":{"eventDataStore":"` + audit + `"}`},
		step{30, "mira", "route53:CreateHostedZone", `"requestParameters":{"name":"shop.example"},"responseElements":{"hostedZone":{"id":"/hostedzone/Z0AB"}}`},
		step{40, "mira", "elasticloadbalancing:CreateLoadBalancer", `"requestParameters":{"name":"front"},"responseElements":{"loadBalancers":[{"loadBalancerArn":"` + balancer + `","loadBalancerName":"front"}]}`},
	)
	for asked, want := range map[string]string{
		"audit-store": audit, "shop.example": "arn:aws:route53:::hostedzone/Z0AB", "/hostedzone/Z0AB": "arn:aws:route53:::hostedzone/Z0AB",
		"front": balancer, balancer: balancer,
	} {
		if a := w.who(asked); a.Resource.ID != want {
			t.Errorf("%s is %q, %v", asked, a.Resource.ID, a.Candidates)
		}
	}
	if a := w.who("audit-store"); a.Events.Len() != 2 {
		t.Errorf("%d events", a.Events.Len())
	}
}

// TestAskedOfLambda: a dry run of Lambda has no error, and changes nothing.
func TestAskedOfLambda(t *testing.T) {
	w := newWorld(t, step{10, "mira", "lambda:UpdateFunctionCode20150331v2", `"requestParameters":{"functionName":"pay","dryRun":true}`})
	if a := w.who("pay"); a.Events.Len() != 0 || a.Mentions.Len() != 1 || !a.Mentioned[0].DryRun {
		t.Errorf("%+v", a)
	}
}
