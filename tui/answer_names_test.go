package tui

import "testing"

// TestAnswersCallAThingByOneName, whether a call named it by its ARN or not: one line for
// each secret, one name for each trail; of another account with that.
func TestAnswersCallAThingByOneName(t *testing.T) {
	b := demoBench(t, 80, 24)
	b.command("ask log-complete")
	b.want("StopLogging        prod-data-events", "DeleteTrail        prod-data-events", "larkfield-org-trail of …")
	b.wantNot(":trail/")
	b = demoBench(t, 160, 50)
	b.command("ask log-complete")
	b.want("larkfield-org-trail of 444455556666")
}

// TestListsCallASecretByOneName, with its folders and without what AWS appends.
func TestListsCallASecretByOneName(t *testing.T) {
	b := demoBench(t, 80, 24)
	b.filtered("event:GetSecretValue")
	b.press("L")
	b.want("/webhook-signing ")
	b.wantNot("webhook-signing-", ":secret:")
	b = demoBench(t, 160, 50)
	b.filtered("event:GetSecretValue")
	b.press("L")
	b.want(" prod/payments/webhook-signing ", " prod/orders/database ", " prod/mail/smtp ")
}
