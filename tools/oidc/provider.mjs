// An OpenID Connect provider on this machine: node provider.mjs PORT CALLBACK
// Any login of the form NAME@GROUP is a person in that group; the password does not matter.
import Provider from 'oidc-provider';

const [port, callback] = [Number(process.argv[2]), process.argv[3]];
const issuer = `http://127.0.0.1:${port}`;
const provider = new Provider(issuer, {
  clients: [{
    client_id: 'colophon',
    client_secret: 'only-for-this-check-0123456789',
    redirect_uris: [callback],
  }],
  claims: { openid: ['sub'], profile: ['preferred_username', 'groups'] },
  findAccount: (_, id) => {
    const [name, group] = id.split('@');
    return { accountId: id, claims: () => ({ sub: id, preferred_username: name, groups: [group] }) };
  },
  features: { devInteractions: { enabled: true } },
  pkce: { required: () => true },
  cookies: { keys: ['only-for-this-check'] },
});
provider.listen(port, '127.0.0.1', () => console.log(`listening on ${issuer}`));
