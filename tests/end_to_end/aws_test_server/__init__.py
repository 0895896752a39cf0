"""A pretended AWS on loopback: moto's server, with its gaps closed for what Quoin's examples deploy.

    python -m aws_test_server [--port N] [--port-file FILE]

moto 5.2.1 answers most of what the AWS provider 5.100.0 asks. Where it answers wrongly, forgets an argument
or lacks an action, a second plan shows a change that is not there, or the apply fails. Each module in
`services/` repairs one service, and says above each patch what moto does. The patches keep what the caller
sent and give it back; none adds a rule of its own, so a green apply proves what moto proves and no more.

An action that neither moto nor a patch knows is answered with 501, which the provider reports at once.
moto itself answers 500, which the provider retries for minutes.

`POST /moto-api/reset` empties everything, the patches' own stores too.
"""
