"""What the end-to-end tests stand on: the assembly under test, the server, Terraform."""
