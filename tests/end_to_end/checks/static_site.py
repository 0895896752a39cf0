"""What examples/static-site must have deployed: viewers >> site >> alb >> api, and private buckets."""

import json

from . import network

SECRETS = 0

# moto has no list of CloudFront's servers; any id stands for it.
CLOUDFRONT = "pl-0123456789abcdef0"


def inputs(aws, target):
    """What a person states at the deployment."""
    if target == "terraform":
        return {"cloudfront_prefix_list_id": CLOUDFRONT}
    lists = aws.client("ec2").describe_managed_prefix_lists()["PrefixLists"]
    names = {each["PrefixListName"]: each["PrefixListId"] for each in lists}
    return {"CloudFrontPrefixListId": CLOUDFRONT, "S3PrefixListId": names[f"com.amazonaws.{aws.region}.s3"]}


def assert_facts_say_something(facts):
    kinds = "distribution distribution_origin distribution_behaviour vpc_origin log_delivery bucket_log grant".split()
    assert [kind for kind in kinds if not facts.get(kind)] == []
    (site,) = facts["distribution"]
    assert site["web_acl"] == "notes/SiteWaf" and site["certificate"] == "notes/SiteCert", site
    assert {use["key"] for use in facts["key_use"] if use["for"] == "objects"} == {
        "notes/Photos/Key",
        "notes/Site/Bucket/Key",
    }
    assert any(edge["peer"] == "prefix-list:cloudfront" for edge in facts["security_edge"])


# ---- asked for after both targets


def the_load_balancer_admits_cloudfront_only(deployed):
    (balancer,) = deployed.client("elbv2").describe_load_balancers()["LoadBalancers"]
    assert balancer["Scheme"] == "internal"
    assert network.ingress(deployed, balancer["SecurityGroups"]) == {("tcp", 443, 443, CLOUDFRONT)}


def every_bucket_denies_plain_http(deployed):
    policies = _policies(deployed)
    assert len(policies) == 3, list(policies)  # the site's, the photos', the logs'
    for name, statements in policies.items():
        denied = [each for each in statements if each["Sid"] == "DenyPlainHttp" and each["Effect"] == "Deny"]
        assert denied, f"{name} takes plain HTTP"


def two_buckets_admit_the_distribution_and_nobody_else(deployed):
    readers = {
        name: [each for each in statements if each["Effect"] == "Allow"]
        for name, statements in _policies(deployed).items()
        if any(each["Sid"] == "ReadByCloudFront" for each in statements)
    }
    assert len(readers) == 2, list(readers)
    for name, (only,) in readers.items():
        assert only["Principal"] == {"Service": "cloudfront.amazonaws.com"}, only
        assert only["Action"] == "s3:GetObject", only
        source = only["Condition"]["StringEquals"]["aws:SourceArn"]
        assert source.startswith("arn:aws:cloudfront::123456789012:distribution/") and "*" not in source, source


def the_photos_are_reached_by_the_service_through_its_vpc(deployed):
    (statements,) = [all_ for all_ in _policies(deployed).values() if any(s["Sid"] == "DenyOthers" for s in all_)]
    (outside,) = [each for each in statements if each["Sid"] == "DenyServicesOutsideTheirVpc"]
    assert outside["Condition"]["StringNotEquals"]["aws:SourceVpc"] == network.vpc(deployed)["VpcId"]
    (others,) = [each for each in statements if each["Sid"] == "DenyOthers"]
    named = others["Condition"]["ArnNotEquals"]["aws:PrincipalArn"]
    assert "arn:aws:iam::123456789012:user/developer" in named and len(named) == 2, named


def the_name_leads_to_the_site(deployed):
    route53 = deployed.client("route53")
    (zone,) = route53.list_hosted_zones()["HostedZones"]
    records = route53.list_resource_record_sets(HostedZoneId=zone["Id"])["ResourceRecordSets"]
    found = {each["Type"]: each for each in records if each["Name"].rstrip(".") == "www.example.com"}
    assert {"A", "AAAA"} <= found.keys(), records
    for kind in ("A", "AAAA"):
        assert found[kind]["AliasTarget"]["HostedZoneId"] == "Z2FDTNDATAQYW2", found[kind]


def _policies(deployed):
    s3 = deployed.client("s3")
    names = [bucket["Name"] for bucket in s3.list_buckets()["Buckets"]]
    return {name: json.loads(s3.get_bucket_policy(Bucket=name)["Policy"])["Statement"] for name in names}


# ---- asked for after Terraform only: moto drops these of a template


def _distribution(deployed):
    (summary,) = deployed.client("cloudfront").list_distributions()["DistributionList"]["Items"]
    return deployed.client("cloudfront").get_distribution(Id=summary["Id"])["Distribution"]


def viewers_get_https_only(deployed):
    config = _distribution(deployed)["DistributionConfig"]
    behaviours = [config["DefaultCacheBehavior"], *config["CacheBehaviors"]["Items"]]
    assert {each["ViewerProtocolPolicy"] for each in behaviours} == {"redirect-to-https"}
    assert config["ViewerCertificate"]["MinimumProtocolVersion"] == "TLSv1.2_2021"
    certificate = config["ViewerCertificate"]["ACMCertificateArn"]
    assert certificate.startswith("arn:aws:acm:us-east-1:"), certificate
    assert all(each.get("ResponseHeadersPolicyId") for each in behaviours)


def photos_need_a_signature(deployed):
    behaviours = _distribution(deployed)["DistributionConfig"]["CacheBehaviors"]["Items"]
    (photos,) = [each for each in behaviours if each["PathPattern"] == "/photos/*"]
    (group,) = deployed.client("cloudfront").list_key_groups()["KeyGroupList"]["Items"]
    assert photos["TrustedKeyGroups"]["Items"] == [group["KeyGroup"]["Id"]]


def the_web_acl_has_the_scope_of_the_site(deployed):
    acls = deployed.client("wafv2", "us-east-1").list_web_acls(Scope="CLOUDFRONT")["WebACLs"]
    (acl,) = acls
    assert _distribution(deployed)["DistributionConfig"]["WebACLId"] == acl["ARN"]


def accesses_are_logged(deployed):
    logs = deployed.client("logs", "us-east-1")
    (source,) = logs.describe_delivery_sources()["deliverySources"]
    assert source["resourceArns"] == [_distribution(deployed)["ARN"]]
    (destination,) = logs.describe_delivery_destinations()["deliveryDestinations"]
    arn = destination["deliveryDestinationConfiguration"]["destinationResourceArn"]
    bucket = arn.removeprefix("arn:aws:s3:::").split("/")[0]
    assert any(each["Sid"] == "DeliverDistributionLogs" for each in _policies(deployed)[bucket])


def the_files_are_there_with_their_types(deployed):
    s3 = deployed.client("s3")
    (bucket,) = [
        name
        for name, statements in _policies(deployed).items()
        if any(s["Sid"] == "ReadByCloudFront" for s in statements) and not any(s["Sid"] == "DenyOthers" for s in statements)
    ]
    found = {each["Key"]: s3.head_object(Bucket=bucket, Key=each["Key"])
             for each in s3.list_objects_v2(Bucket=bucket)["Contents"]}
    assert found.keys() == {"about/index.html", "assets/site.5b1d0f3a.css", "assets/site.9c41e7d2.js", "index.html",
                            "robots.txt"}
    assert found["index.html"]["ContentType"] == "text/html; charset=utf-8"
    assert found["index.html"]["CacheControl"] == "no-cache"
    assert "immutable" in found["assets/site.5b1d0f3a.css"]["CacheControl"]


def cloudfront_was_told_to_forget(deployed):
    site = _distribution(deployed)["Id"]
    invalidations = deployed.client("cloudfront").list_invalidations(DistributionId=site)["InvalidationList"]
    assert invalidations["Quantity"] == 1, invalidations


BOTH_TARGETS = [
    the_load_balancer_admits_cloudfront_only,
    every_bucket_denies_plain_http,
    two_buckets_admit_the_distribution_and_nobody_else,
    the_photos_are_reached_by_the_service_through_its_vpc,
    the_name_leads_to_the_site,
]

TERRAFORM_ONLY = [
    viewers_get_https_only,
    photos_need_a_signature,
    the_web_acl_has_the_scope_of_the_site,
    accesses_are_logged,
    the_files_are_there_with_their_types,
    cloudfront_was_told_to_forget,
]
