// What a screen reader would say, as far as the journeys need it: role and name of the elements
// that are shown. The result of this script is the object below; it adds nothing to the page.
const LANDMARK_PARENTS = 'article, aside, main, nav, section';

const ROLE_OF_TAG = {
  A: (e) => (e.hasAttribute('href') ? 'link' : ''),
  ASIDE: () => 'complementary',
  BUTTON: () => 'button',
  DIALOG: () => 'dialog',
  FOOTER: (e) => (e.closest(LANDMARK_PARENTS) ? '' : 'contentinfo'),
  FORM: (e) => (named(e) ? 'form' : ''),
  H1: () => 'heading',
  H2: () => 'heading',
  H3: () => 'heading',
  H4: () => 'heading',
  HEADER: (e) => (e.closest(LANDMARK_PARENTS) ? '' : 'banner'),
  IMG: (e) => (e.alt ? 'img' : ''),
  INPUT: (e) =>
    ({ button: 'button', checkbox: 'checkbox', number: 'spinbutton', radio: 'radio', range: 'slider',
      search: 'searchbox', submit: 'button' })[e.type] ?? 'textbox',
  LI: () => 'listitem',
  MAIN: () => 'main',
  NAV: () => 'navigation',
  OL: () => 'list',
  OPTION: () => 'option',
  OUTPUT: () => 'status',
  PROGRESS: () => 'progressbar',
  SECTION: (e) => (named(e) ? 'region' : ''),
  SELECT: () => 'combobox',
  TABLE: () => 'table',
  TD: () => 'cell',
  TEXTAREA: () => 'textbox',
  TH: () => 'columnheader',
  TR: () => 'row',
  UL: () => 'list',
};

// Roles whose name is their text when nothing else names them.
const NAMED_BY_TEXT = new Set(['button', 'cell', 'checkbox', 'columnheader', 'gridcell', 'heading', 'link',
  'menuitem', 'menuitemcheckbox', 'menuitemradio', 'option', 'radio', 'row', 'rowheader', 'switch', 'tab',
  'tooltip', 'treeitem']);

const FIELDS = 'input, select, textarea, [role=combobox], [role=searchbox], [role=textbox]';

const STATES = ['checked', 'current', 'disabled', 'expanded', 'invalid', 'pressed', 'rowcount', 'rowindex',
  'selected', 'sort'];

function tidy(text) {
  return (text ?? '').replace(/\s+/g, ' ').trim();
}

// An open dialog is all there is: what lies behind it cannot be reached.
function reachable(element) {
  const dialog = [...document.querySelectorAll('dialog:modal')].at(-1);
  return dialog === undefined || dialog.contains(element) || element.contains(dialog);
}

function shown(element) {
  return reachable(element) && !element.closest('[aria-hidden="true"], [inert]') && element.checkVisibility({ visibilityProperty: true });
}

// The text of an element without what is hidden from a screen reader.
function spoken(node) {
  if (node.nodeType === Node.TEXT_NODE) return node.data;
  if (node.nodeType !== Node.ELEMENT_NODE || node.matches('[aria-hidden="true"], script, style')) return '';
  const label = node.getAttribute('aria-label');
  if (label) return ` ${label} `;
  if (node.tagName === 'IMG') return ` ${node.alt} `;
  const text = [...node.childNodes].map(spoken).join('');
  return getComputedStyle(node).display === 'inline' ? text : ` ${text} `;
}

function named(element) {
  const byId = tidy((element.getAttribute('aria-labelledby') ?? '').split(/\s+/).filter(Boolean)
    .map((id) => document.getElementById(id)).filter(Boolean).map(spoken).join(' '));
  return byId || tidy(element.getAttribute('aria-label'));
}

function roleOf(element) {
  return element.getAttribute('role')?.split(' ')[0] ?? ROLE_OF_TAG[element.tagName]?.(element) ?? '';
}

function nameOf(element) {
  const given = named(element);
  if (given) return given;
  const labels = tidy([...(element.labels ?? [])].map(ownLabel).join(' '));
  if (labels) return labels;
  if (element.tagName === 'INPUT' && ['button', 'submit'].includes(element.type)) return tidy(element.value);
  const text = NAMED_BY_TEXT.has(roleOf(element)) ? tidy(spoken(element)) : tidy(element.alt);
  return text || tidy(element.title) || tidy(element.placeholder);
}

// A label that wraps its field does not include what stands in the field.
function ownLabel(label) {
  const copy = label.cloneNode(true);
  for (const field of copy.querySelectorAll('input, select, textarea')) field.remove();
  return spoken(copy);
}

function all(role) {
  return [...document.querySelectorAll('*')].filter((e) => roleOf(e) === role && shown(e));
}

// "Import *" means any name that begins with "Import "; all else means exactly itself.
function matches(name, wanted) {
  return wanted.endsWith('*') ? name.startsWith(wanted.slice(0, -1)) : name === wanted;
}

return {
  find: (role, wanted) => all(role).find((e) => matches(nameOf(e), wanted)) ?? null,
  field: (wanted) => [...document.querySelectorAll(FIELDS)].filter(shown).find((e) => matches(nameOf(e), wanted)) ?? null,
  holds: (wanted) => [...document.querySelectorAll(FIELDS)].filter(shown).find((e) => matches(nameOf(e), wanted))?.value ?? null,
  names: (role) => all(role).map(nameOf),
  text: () => tidy(document.body.innerText),
  // One line per element that has a role, indented by depth: role "name" [states].
  outline: () => {
    const lines = [];
    const walk = (element, depth) => {
      if (!shown(element)) return;
      const role = roleOf(element);
      const inner = role && role !== 'presentation' && role !== 'none';
      if (inner) {
        const states = STATES.map((s) => [s, element.getAttribute(`aria-${s}`)]).filter(([, v]) => v !== null && v !== 'false')
          .map(([s, v]) => (v === 'true' ? s : `${s}=${v}`));
        if (element.disabled) states.push('disabled');
        const name = nameOf(element);
        const holds = element.matches('input:not([type=password]), textarea') && element.value ? ` = "${element.value}"` : '';
        lines.push('  '.repeat(depth) + role + (name ? ` "${name}"` : '') + holds + (states.length ? ` [${states.join(' ')}]` : ''));
      }
      for (const child of element.children) walk(child, depth + (inner ? 1 : 0));
    };
    walk(document.body, 0);
    return lines.join('\n');
  },
};
