import contextlib
import socket


async def main():
    with contextlib.ExitStack() as stack:
        listener = stack.enter_context(socket.socket())
        listener.bind(("127.0.0.1", 0))
        listener.listen(0)
        for _ in range(3):  # nobody accepts: the backlog is full
            waiting = stack.enter_context(socket.socket())
            waiting.setblocking(False)
            waiting.connect_ex(listener.getsockname())
        late = stack.enter_context(socket.socket())
        late.settimeout(0.15)
        with contextlib.suppress(TimeoutError):
            late.connect(listener.getsockname())  # <- here
