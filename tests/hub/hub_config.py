"""The hub's configuration as it is, for simulated learners: no system accounts, and a key for the test."""

import os
from pathlib import Path

load_subconfig(str(Path(__file__).parents[2] / "hub" / "jupyterhub_config.py"))  # noqa: F821
c = get_config()  # noqa: F821

c.JupyterHub.bind_url = os.environ["HUB_TEST_URL"]
c.JupyterHub.hub_bind_url = os.environ["HUB_TEST_INNER_URL"]
c.ConfigurableHTTPProxy.api_url = os.environ["HUB_TEST_PROXY_URL"]
c.LocalAuthenticator.add_user_cmd = ["true"]  # no system accounts; whoever signs in does so as in a room
c.Spawner.pre_spawn_hook = None
c.JupyterHub.active_server_limit = 0
c.Authenticator.admin_users = set()
c.JupyterHub.spawner_class = "simple"  # one account for all: what keeps learners apart here are the tokens
c.SimpleLocalProcessSpawner.home_dir_template = str(Path.cwd() / "homes" / "{username}")
# A browser connects again after a missed ping; simulated learners, on a machine that is full of them, do not.
c.Spawner.args = ["--allow-root", "--ServerApp.tornado_settings={'ws_ping_interval': 0}"]
c.JupyterHub.services = [*c.JupyterHub.services, {"name": "test", "api_token": os.environ["HUB_TEST_KEY"]}]
c.JupyterHub.load_roles = [
    *c.JupyterHub.load_roles,
    {
        "name": "test",
        "scopes": ["admin:users", "admin:servers", "admin:server_state", "tokens"],
        "services": ["test"],
    },
]
