import { createHash, createHmac } from "node:crypto";

/** Sends a request that no SDK would send, signed as the SDKs sign. */
export async function send(stage, method, pathAndQuery, body = "", headers = {}) {
  const url = new URL(pathAndQuery, stage.endpoint);
  const date = new Date().toUTCString();
  const hash = createHash("sha256").update(body).digest("base64");
  const text = `${method}\n${pathAndQuery}\n${date};${url.host};${hash}`;
  const signature = createHmac("sha256", Buffer.from(stage.accessKey, "base64")).update(text).digest("base64");
  const answer = await fetch(url, {
    method,
    body: body === "" ? undefined : body,
    headers: {
      "content-type": "application/json",
      "x-ms-date": date,
      "x-ms-content-sha256": hash,
      authorization: `HMAC-SHA256 SignedHeaders=x-ms-date;host;x-ms-content-sha256&Signature=${signature}`,
      ...headers,
    },
  });
  return { status: answer.status, headers: answer.headers, json: await answer.json() };
}
