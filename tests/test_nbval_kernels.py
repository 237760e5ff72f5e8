"""A kernel of nbval's that dies as it starts, its port taken by somebody else, is started once more."""

from __future__ import annotations

from typing import Any

import pytest
from nbval import kernel

TAKEN = "import os; os._exit(1)"


class Manager(kernel.KernelManager):
    """Starts a program that ends at once in place of the first kernels."""

    dying = 0

    def format_kernel_cmd(self, extra_arguments: Any = None) -> list[str]:
        command = super().format_kernel_cmd(extra_arguments)
        if Manager.dying:
            Manager.dying -= 1
            return [command[0], "-c", TAKEN]
        return command


@pytest.mark.parametrize("dying", [0, 1])
def test_a_kernel_that_dies_as_it_starts_is_started_again(
    dying: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(kernel, "KernelManager", Manager)
    monkeypatch.setattr(Manager, "dying", dying)
    running = kernel.RunningKernel(kernel.CURRENT_ENV_KERNEL_NAME)
    assert running.is_alive()
    assert Manager.dying == 0
    running.stop()


def test_one_that_dies_each_time_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(kernel, "KernelManager", Manager)
    monkeypatch.setattr(Manager, "dying", 2)
    with pytest.raises(RuntimeError, match="Kernel died"):
        kernel.RunningKernel(kernel.CURRENT_ENV_KERNEL_NAME)
