# exercise: break_it
import anyio.to_thread

orders = anyio.to_thread.current_default_thread_limiter().total_tokens + 1
