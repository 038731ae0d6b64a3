// Asked by Docker: does the process of this container serve? A web listens on PORT, a worker on METRICS_PORT.
const ports = [process.env.PORT, process.env.METRICS_PORT].filter(Boolean);
const answers = await Promise.allSettled(
  ports.map((port) =>
    fetch(`http://127.0.0.1:${port}/api/health/ready`, { signal: AbortSignal.timeout(4000) }),
  ),
);
process.exit(answers.some((answer) => answer.value?.ok) ? 0 : 1);
