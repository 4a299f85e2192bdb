// Sends what GraphiQL asks. The server answers a subscription by Server-Sent Events, which plain fetch can read, so that the headers
// written on the page go along.
function fetcherFor(url) {
  return async (request, options) => {
    const leaving = new AbortController();
    const response = await fetch(url, {
      method: "POST",
      headers: {
        "content-type": "application/json",
        accept: "application/graphql-response+json, application/json;q=0.9, text/event-stream;q=0.8",
        ...options?.headers,
      },
      body: JSON.stringify(request),
      signal: leaving.signal,
    });
    const isStream = response.headers.get("content-type")?.startsWith("text/event-stream");
    return isStream ? new EventStream(response.body, leaving) : response.json();
  };
}

/** The responses of one subscription; an async iterator that closes the connection as soon as nobody wants more of it. */
class EventStream {
  #reader;
  #leaving;
  #text = "";

  constructor(body, leaving) {
    this.#reader = body.pipeThrough(new TextDecoderStream()).getReader();
    this.#leaving = leaving;
  }

  [Symbol.asyncIterator]() {
    return this;
  }

  async next() {
    for (;;) {
      const end = this.#text.indexOf("\n\n");
      if (end < 0) {
        const { value, done } = await this.#reader.read();
        if (done) return { value: undefined, done: true };
        this.#text += value;
        continue;
      }

      const event = this.#text.slice(0, end).split("\n");
      this.#text = this.#text.slice(end + 2);
      if (event[0] === "event: complete") return this.return();
      if (event[0] === "event: next") return { value: JSON.parse(event[1].slice("data: ".length)), done: false };
    }
  }

  async return() {
    this.#leaving.abort();
    return { value: undefined, done: true };
  }
}
