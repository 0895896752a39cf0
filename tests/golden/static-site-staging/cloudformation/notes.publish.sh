#!/bin/sh
# Puts files into their buckets, and tells CloudFront to forget the old ones. Run it when the stack is deployed.
set -eu
cd -- "$(dirname -- "$0")"
output() {
  aws cloudformation describe-stacks --region eu-west-1 --stack-name notes \
    --query "Stacks[0].Outputs[?OutputKey=='$1'].OutputValue | [0]" --output text
}
put() {
  aws s3api put-object --region eu-west-1 --bucket "$bucket" --body "$1" --key "$2" \
    --content-type "$3" --cache-control "$4" >/dev/null
}
bucket=$(output SiteBucketName)
distribution=$(output SiteDistributionId)
put 'notes.files/site/assets/site.5b1d0f3a.css' 'assets/site.5b1d0f3a.css' 'text/css; charset=utf-8' 'public, max-age=31536000, immutable'
put 'notes.files/site/assets/site.9c41e7d2.js' 'assets/site.9c41e7d2.js' 'text/javascript; charset=utf-8' 'public, max-age=31536000, immutable'
put 'notes.files/site/about/index.html' 'about/index.html' 'text/html; charset=utf-8' 'no-cache'
put 'notes.files/site/index.html' 'index.html' 'text/html; charset=utf-8' 'no-cache'
put 'notes.files/site/robots.txt' 'robots.txt' 'text/plain; charset=utf-8' 'no-cache'
aws cloudfront create-invalidation --distribution-id "$distribution" --paths '/*' >/dev/null
