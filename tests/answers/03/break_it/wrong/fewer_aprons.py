# diagnosis: one-round
# cause: takes the aprons away, then answers 2
# exercise: break_it
import anyio.to_thread

anyio.to_thread.current_default_thread_limiter().total_tokens = 1
orders = 2
