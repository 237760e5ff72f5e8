// Reads the shop's news, and comes again where the connection breaks, until the shop says that it is over.
async function listen(headers, heard, said) {
  let over = false;
  while (!over) {
    try {
      const answer = await fetch("live" + location.search, { headers: { accept: "text/event-stream", ...headers() } });
      if (answer.ok) {
        said("");
        for await (const news of events(answer.body)) {
          if (news.over) { over = true; said(news.over); break; }
          heard(news);
        }
      } else said(await answer.text());
    } catch { /* told below, unless it is over */ }
    if (over) return;
    await new Promise(resolve => setTimeout(resolve, 1000 + 2000 * Math.random()));  // thirty do not come at once
  }
}

async function* events(stream) {
  const reader = stream.pipeThrough(new TextDecoderStream()).getReader();
  let rest = "";
  try {
    for (;;) {
      const { value, done } = await reader.read();
      if (done) return;
      const parts = (rest + value).split("\n\n");
      rest = parts.pop();
      for (const part of parts) yield JSON.parse(part.slice(6));
    }
  } finally { reader.cancel().catch(() => {}); }
}
