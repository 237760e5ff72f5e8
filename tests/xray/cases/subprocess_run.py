import subprocess
import sys


async def main():
    subprocess.run([sys.executable, "-S", "-c", "import time; time.sleep(0.12)"], check=True)  # <- here
