"""JupyterHub for a room on one shared machine: `make hub` starts it; see docs/instructors/hub.md.

Each learner signs in with a name and a password of their own choice, and gets a system account of their own:
no neighbour can read their files, or find the token of their shop in a process's environment.
"""

import os
import pwd
import sys
from pathlib import Path
from typing import Any

from firstuseauthenticator import FirstUseAuthenticator
from jupyterhub.auth import LocalAuthenticator
from jupyterhub.spawner import SpawnException

COURSE = Path(__file__).resolve().parent.parent
FIRST = "notebooks/00_open_the_shop.ipynb"
LEARNER = "Coffee Shop learner"  # marks the system accounts that this hub made
BUDGET = int(os.environ.get("HUB_LEARNER_MB", "450")) * 2**20  # bytes a learner; docs/instructors/hub.md
SPARE = 1024**3  # bytes for the system and the hub

c = get_config()  # noqa: F821  (JupyterHub hands it in)


class Room(LocalAuthenticator, FirstUseAuthenticator):
    """Whoever comes first under a name chooses its password, and gets a system account of that name."""


def learners_only(spawner: Any) -> None:
    """Start nothing as a system account that this hub did not make: root's above all."""
    if not pwd.getpwnam(spawner.user.name).pw_gecos.startswith(LEARNER):
        told = f"{spawner.user.name} is a system account of somebody else: sign out, and take another name."
        raise SpawnException(told, reason="name", status_code=403)


# Loopback only, until the instructor opens it to the room: HUB_ADDRESS=http://:8000
c.JupyterHub.bind_url = os.environ.get("HUB_ADDRESS", "http://127.0.0.1:8000")
c.JupyterHub.hub_bind_url = "http://127.0.0.1:8081"
c.JupyterHub.active_server_limit = max(
    1, (os.sysconf("SC_PHYS_PAGES") * os.sysconf("SC_PAGE_SIZE") - SPARE) // BUDGET
)

c.JupyterHub.authenticator_class = Room
c.FirstUseAuthenticator.min_password_length = 8
c.JupyterHub.template_vars = {
    "announcement_login": "The first time, choose a name, in small letters, and a password of eight "
    "characters or more: from then on they are yours."
}
c.Authenticator.allow_all = True
c.Authenticator.username_pattern = "[a-z][a-z0-9-]{0,30}$"  # what the system takes as an account's name
c.Authenticator.admin_users = {"instructor"}  # sign in under this name before the room has the address
c.LocalAuthenticator.create_system_users = True
c.LocalAuthenticator.add_user_cmd = ["adduser", "--quiet", "--disabled-password", "--gecos", LEARNER]

c.JupyterHub.spawner_class = "localprocess"
c.Spawner.pre_spawn_hook = learners_only
c.Spawner.cmd = [sys.executable, str(COURSE / "hub" / "learner.py")]
c.Spawner.default_url = f"/lab/tree/{FIRST}"
c.Spawner.disable_user_config = True
c.Spawner.mem_limit = BUDGET  # what is told to the server; a spawner such as systemd's holds it to that
c.Spawner.start_timeout = c.Spawner.http_timeout = 300  # thirty come at once

c.JupyterHub.load_roles = [
    {
        "name": "culler",
        "scopes": ["list:users", "read:users:activity", "read:servers", "delete:servers"],
        "services": ["culler"],
    }
]
c.JupyterHub.services = [
    {"name": "culler", "command": [sys.executable, "-m", "jupyterhub_idle_culler", "--timeout=3600"]}
]
