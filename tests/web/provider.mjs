// A real OpenID provider on loopback, for made-up people: whoever types a name is that person. Which groups they are in is
// set at /groups/NAME?clerks+library; of whoever was never named there its tokens say no groups at all. Of whoever is in more
// than two it says where they can be asked for instead, as Microsoft Entra does of more than 200 (its overage claims).
import { createServer } from "node:http";

const [installed, back, clientId, clientSecret] = process.argv.slice(2);
const { default: Provider } = await import(installed);
const groups = new Map();
const told = (mine) =>
  (mine ?? []).length > 2
    ? { _claim_names: { groups: "src1" }, _claim_sources: { src1: { endpoint: "https://graph.invalid/getMemberObjects" } } }
    : { groups: mine };
const options = {
  clients: [
    {
      client_id: clientId,
      client_secret: clientSecret,
      redirect_uris: [back],
      response_types: ["code"],
      grant_types: ["authorization_code"],
    },
  ],
  claims: { openid: ["sub", "auth_time"], profile: ["name", "groups", "_claim_names", "_claim_sources"] },
  conformIdTokenClaims: false,
  pkce: { required: () => true },
  ttl: { Interaction: 600, Session: 600, Grant: 600 },
  cookies: { keys: ["made up"] },
  findAccount: (_, id) => ({
    accountId: id,
    claims: () => ({ sub: id, name: `${id[0].toUpperCase()}${id.slice(1)} Example`, ...told(groups.get(id)) }),
  }),
};
const server = createServer();
server.listen(0, "127.0.0.1", () => {
  const issuer = `http://127.0.0.1:${server.address().port}`;
  const provide = new Provider(issuer, options).callback();
  server.on("request", (asked, answer) => {
    const set = asked.url.match(/^\/groups\/(\w+)\?(.*)$/);
    if (!set) return provide(asked, answer);
    groups.set(set[1], set[2].split("+").filter(Boolean));
    return answer.end();
  });
  console.log(issuer);
});
