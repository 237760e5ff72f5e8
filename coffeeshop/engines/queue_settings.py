"""What a Celery application is told about its queue, from the broker's address alone."""

from __future__ import annotations

import os
from typing import Any
from urllib.parse import urldefrag

PATIENCE = 2.0  # seconds for an answer of the broker
KEPT = 2  # seconds after which a job that nobody acknowledged is handed out again; Celery's default is 3,600


def queue_settings(url: str) -> dict[str, Any]:
    """Return the arguments of `Celery(...)` for the broker at `url`, an `open_broker().url`.

    For a lesson: what Celery by default tries for an hour or for ever is given up or repeated after
    seconds here, so that nobody waits. A worker fetches one job ahead of the one it does. Jobs leave
    no result behind.
    """
    address, queue = urldefrag(url)
    folder = address.removeprefix("filesystem://")
    own = folder if folder != address else None
    return {
        "broker": "filesystem://" if own else address,
        "broker_transport_options": _folders(own) if own else _server(),
        "broker_connection_retry_on_startup": True,
        "task_default_queue": queue or "errands",
        "task_ignore_result": True,
        "task_publish_retry_policy": {"max_retries": 1, "interval_start": 0.1},
        "worker_prefetch_multiplier": 1,
        "worker_enable_remote_control": False,
        "worker_cancel_long_running_tasks_on_connection_loss": False,
    }


def _server() -> dict[str, Any]:
    return {
        "visibility_timeout": KEPT,
        "unacked_restore_interval": 1,
        "unacked_restore_throttle": 1,
        "socket_connect_timeout": PATIENCE,
        "socket_timeout": PATIENCE,
    }


def _folders(folder: str) -> dict[str, Any]:
    return {
        "data_folder_in": os.path.join(folder, "jobs"),
        "data_folder_out": os.path.join(folder, "jobs"),
        "control_folder": os.path.join(folder, "control"),
        "processed_folder": os.path.join(folder, "taken"),
        "store_processed": True,
        "polling_interval": 0.1,
    }
