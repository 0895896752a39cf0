"""What was deployed, asked through AWS's own API, alike after Terraform and after CloudFormation."""


class AfterTerraform:
    """moto keeps what Terraform sent, so everything can be asked for."""

    target = "terraform"

    def __init__(self, aws):
        self.aws = aws

    def client(self, service, region=None):
        return self.aws.client(service, region)

    def service_groups(self):
        """The security groups of the one ECS service."""
        return set(self.service()["networkConfiguration"]["awsvpcConfiguration"]["securityGroups"])

    def service(self):
        ecs = self.client("ecs")
        (cluster,) = ecs.list_clusters()["clusterArns"]
        (service,) = ecs.list_services(cluster=cluster)["serviceArns"]
        (described,) = ecs.describe_services(cluster=cluster, services=[service])["services"]
        return described


class AfterCloudFormation:
    """moto drops the network of an ECS service, so its groups are read from the template and looked up."""

    target = "cloudformation"

    def __init__(self, aws, stacks):
        self.aws = aws
        self.stacks = stacks

    def client(self, service, region=None):
        return self.aws.client(service, region)

    def service_groups(self):
        groups = set()
        for stack in self.stacks:
            for properties in stack.of_type("AWS::ECS::Service").values():
                network = properties["NetworkConfiguration"]["AwsvpcConfiguration"]
                groups |= {stack.resolve(group) for group in network["SecurityGroups"]}
        return groups
