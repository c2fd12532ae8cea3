/** Says on every page who is signed in, or that everybody may do everything; leads to the sign-in page. */
const WORDS = {
  de: {
    open: 'Offener Betrieb ohne Anmeldung: Jeder, der diesen Dienst erreicht, darf alles.',
    signed_in: 'Angemeldet als {name}',
    sign_out: 'Abmelden',
  },
  en: {
    open: 'Open operation without sign-in: everybody who reaches this service may do everything.',
    signed_in: 'Signed in as {name}',
    sign_out: 'Sign out',
  },
};

function words() {
  return WORDS[document.documentElement.lang?.startsWith('en') ? 'en' : 'de'];
}

function element(tag, properties, ...children) {
  const made = Object.assign(document.createElement(tag), properties);
  made.append(...children);
  return made;
}

function bar(session) {
  const said = element('span');
  const parts = [said];
  let button;
  if (session.mode === 'signed_in') {
    button = element('button', { type: 'submit' });
    parts.push(element('form', { method: 'post', action: '/sign-out' }, button));
  }
  const speak = () => {
    said.textContent = session.mode === 'open' ? words().open : words().signed_in.replace('{name}', session.name);
    if (button) {
      button.textContent = words().sign_out;
    }
  };
  speak();
  new MutationObserver(speak).observe(document.documentElement, { attributeFilter: ['lang'] });
  const made = element('aside', { className: `session-bar ${session.mode === 'signed_in' ? 'signed-in' : ''}` }, ...parts);
  made.setAttribute('aria-label', 'Colophon');
  return made;
}

const session = await (await fetch('/v1/session')).json();
if (session.mode === 'unknown') {
  location.assign('/sign-in');
} else {
  document.head.append(element('link', { rel: 'stylesheet', href: '/web/session.css' }));
  document.body.append(bar(session));
}
