# Tablée in a container: built and packed in a first stage, installed in a second, run by a third that holds neither compiler nor sources.
# A test runs these very steps without Docker (tests/packaging/container.test.ts). How to use it: docs/hosting.md.
ARG NODE=22-bookworm-slim

FROM node:${NODE} AS build
WORKDIR /src
COPY package.json package-lock.json ./
RUN npm ci --no-audit --no-fund
COPY . .
RUN npm pack

FROM node:${NODE} AS install
WORKDIR /app
COPY package.json package-lock.json ./
RUN npm ci --omit=dev --no-audit --no-fund
COPY --from=build /src/tablee-*.tgz ./
# TypeScript comes along as an optional peer of one of them; nothing asks for it while it runs.
RUN tar -xzf tablee-*.tgz --strip-components=1 && rm -r tablee-*.tgz package-lock.json node_modules/typescript node_modules/@typescript && mkdir data

FROM node:${NODE}
LABEL org.opencontainers.image.title="Tablée" \
      org.opencontainers.image.description="Runs a World Café: round tables, paper cloths, rotations, harvest, written synthesis." \
      org.opencontainers.image.licenses="AGPL-3.0-or-later"
ENV NODE_ENV=production TABLEE_DATA=/data
WORKDIR /app
COPY --from=install /app ./
COPY --from=install --chown=node:node /app/data /data
USER node
VOLUME /data
EXPOSE 3000
STOPSIGNAL SIGTERM
HEALTHCHECK --interval=15s --timeout=5s --start-period=30s CMD ["node", "scripts/healthy.mjs"]
CMD ["node", "scripts/tablee.mjs", "serve"]
