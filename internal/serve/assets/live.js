'use strict';
// A page of the site follows the saves: it is loaded anew when the site has
// changed, at the place where it was.
(() => {
  const key = 'yinfa-scroll ' + location.pathname;
  try {
    const y = sessionStorage.getItem(key);
    sessionStorage.removeItem(key);
    if (y !== null) addEventListener('load', () => scrollTo(0, Number(y)));
  } catch (e) { /* the place is lost, nothing else */ }
  let start = '';
  const made = document.currentScript.dataset.state; // the site's state before this page was made
  const again = () => {
    try { sessionStorage.setItem(key, String(scrollY)); } catch (e) { /* the same */ }
    location.reload();
  };
  const stream = new EventSource('/api/events?page=' + encodeURIComponent(location.pathname));
  stream.addEventListener('hello', e => {
    if (start && start !== e.data) again();
    start = e.data;
  });
  stream.addEventListener('state', e => {
    if (e.data !== made) again(); // it changed before this page could listen
  });
  stream.addEventListener('message', e => {
    if (JSON.parse(e.data).kind === 'site') again();
  });
  addEventListener('pagehide', () => stream.close());
})();
