#!/bin/sh
# Hands over what this stack takes from the stacks that it builds on. Run it when those are deployed.
set -eu
cd -- "$(dirname -- "$0")"
fail() { echo "$1 has no output $2: deploy it first" >&2; exit 1; }
value_NotesLogBucketArn=$(aws cloudformation describe-stacks --region eu-west-1 --stack-name notes --query "Stacks[0].Outputs[?OutputKey=='LogBucketArn'].OutputValue | [0]" --output json)
[ "$value_NotesLogBucketArn" != null ] || fail notes LogBucketArn
value_NotesSiteId=$(aws cloudformation describe-stacks --region eu-west-1 --stack-name notes --query "Stacks[0].Outputs[?OutputKey=='SiteId'].OutputValue | [0]" --output json)
[ "$value_NotesSiteId" != null ] || fail notes SiteId
printf '[\n  {"ParameterKey": "NotesLogBucketArn", "ParameterValue": %s},\n  {"ParameterKey": "NotesSiteId", "ParameterValue": %s}\n]\n' "$value_NotesLogBucketArn" "$value_NotesSiteId" > notes-us-east-1-last.parameters.json
