package tui

import "fmt"

// pivotStory is events that are connected: mira assumes a role, whose session
// starts an instance, opens a security group and changes a policy twice; a
// service reads, and the intruder fails.
func pivotStory() []string {
	const role = "arn:aws:iam::111122223333:role/deploy"
	session := object{
		"type": "AssumedRole", "principalId": "AROAEXAMPLE0000001:ci-4711", "accountId": "111122223333",
		"arn": "arn:aws:sts::111122223333:assumed-role/deploy/ci-4711", "accessKeyId": "ASIAEXAMPLE000000003",
		"sessionContext": object{
			"sessionIssuer": object{"type": "Role", "principalId": "AROAEXAMPLE0000001", "arn": role, "accountId": "111122223333", "userName": "deploy"},
			"attributes":    object{"creationDate": timeOf(2), "mfaAuthenticated": "false"},
		},
	}
	by := func(n int, service, name string, request, response any, more object) string {
		e := object{
			"userIdentity": session, "eventSource": service + ".amazonaws.com", "eventName": name, "readOnly": false,
			"requestParameters": request, "responseElements": response, "sourceIPAddress": "203.0.113.66",
			"requestID": fmt.Sprint("request-", n),
		}
		for k, v := range more {
			e[k] = v
		}
		return event(n, e)
	}
	permission := object{"ipProtocol": "tcp", "fromPort": 22, "toPort": 22, "ipRanges": object{"items": []object{{"cidrIp": "0.0.0.0/0"}}}}
	out := []string{
		event(1, nil),
		event(2, object{"eventSource": "sts.amazonaws.com", "eventName": "AssumeRole",
			"requestParameters": object{"roleArn": role, "roleSessionName": "ci-4711"},
			"responseElements": object{
				"credentials":     object{"accessKeyId": "ASIAEXAMPLE000000003", "sessionToken": "topsecret", "expiration": "Aug 31, 2026, 11:43:14 PM"},
				"assumedRoleUser": object{"assumedRoleId": "AROAEXAMPLE0000001:ci-4711", "arn": session["arn"]}}}),
		by(3, "ec2", "RunInstances", object{"instanceType": "t3.micro"},
			object{"instancesSet": object{"items": []object{{"instanceId": "i-0123456789abcdef0"}}}}, nil),
		by(4, "ec2", "AuthorizeSecurityGroupIngress", object{"groupId": "sg-0123456789abcdef0", "ipPermissions": object{"items": []object{permission}}}, object{"_return": true}, nil),
		by(5, "iam", "PutRolePolicy", object{"roleName": "deploy", "policyName": "all", "policyDocument": `{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":"s3:GetObject","Resource":"*"}]}`}, nil, nil),
		by(6, "iam", "PutRolePolicy", object{"roleName": "deploy", "policyName": "all", "policyDocument": `{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":"*","Resource":"*"}]}`}, nil, nil),
		by(7, "ec2", "TerminateInstances", object{"instancesSet": object{"items": []object{{"instanceId": "i-0123456789abcdef0"}}}}, nil,
			object{"errorCode": "Client.UnauthorizedOperation", "errorMessage": "You are not authorized"}),
	}
	for n := 8; n < 12; n++ {
		out = append(out, by(n, "ec2", "DescribeInstances", object{"instancesSet": object{"items": []object{{"instanceId": "i-0123456789abcdef0"}}}}, nil, object{"readOnly": true}))
	}
	broken := object{
		"type": "AssumedRole", "principalId": "AROAEXAMPLE0000009:night", "accountId": "444455556666",
		"arn": "arn:aws:sts::444455556666:assumed-role/ops/night", "accessKeyId": "ASIAEXAMPLE000000009",
		"sessionContext": object{
			"sessionIssuer": object{"type": "Role", "principalId": "AROAEXAMPLE0000009", "arn": "arn:aws:iam::444455556666:role/ops", "accountId": "444455556666", "userName": "ops"},
			"attributes":    object{"creationDate": timeOf(1), "mfaAuthenticated": "false"},
		},
	}
	return append(out, event(20, object{"userIdentity": broken, "eventName": "GetObject", "sourceIPAddress": "192.0.2.9",
		"requestParameters": object{"bucketName": "ledger", "key": "2026.csv"}}))
}

// timeOf is the time of event number n.
func timeOf(n int) string { return storyStart(n).Format("2006-01-02T15:04:05Z") }
