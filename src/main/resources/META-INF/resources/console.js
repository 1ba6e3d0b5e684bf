// The console: reads the same API that everybody may use, and is told by /api/stream what has changed.

const KEY = "sluice.token";
const STALE_MILLIS = 5000;
const POLL_MILLIS = 3000;
/** What is reckoned from the whole day's history need not be asked for so often. */
const RECKON_MILLIS = 15000;
const ROWS = 20;
const WAITING_ROWS = 100;
const ALARM_KINDS = [
  "execution_alarm", "strategy_failed", "symbol_paused", "symbol_resumed", "trading_state_changed",
  "kill_switch_engaged", "kill_switch_reset", "account_anomaly_detected",
];
/** What is read again all the time, because no entry says that it has changed. */
const LIVE_PANELS = ["account", "positions", "exposure", "market", "health", "halt", "approvals"];
const WARNINGS = [
  "REDUCING", "DEGRADED", "ALIGNING", "DRAINING", "risk_rejected", "pending_approval", "rejected", "expired",
];
const HARMLESS_KINDS = ["trading_state_changed", "symbol_resumed", "kill_switch_reset"];

/** What to read again when an entry of that kind was journaled. */
const CHANGES = {
  order_transitioned: ["orders"],
  fill_booked: ["fills", "orders"],
  proposal_refused: ["proposals"],
  proposal_approved: ["proposals", "approvals"],
  proposal_pending: ["approvals", "proposals", "orders"],
  proposal_rejected: ["approvals", "proposals"],
  proposal_expired: ["approvals", "proposals"],
};

const ACTIONS = {
  engage: ["Engage the kill switch", "Trading becomes HALTED and every open order is cancelled."],
  reduce: ["Reduce only", "Trading becomes REDUCING: only orders that make a position smaller may go."],
  reset: ["Back to ACTIVE", "The kill switch is disengaged and orders may open positions again."],
};

const DECISIONS = {
  approve: ["Approve", "The gates are asked again; if they pass, the order goes to the venue."],
  reject: ["Reject", "The order is withdrawn; nothing is sent."],
};

const byId = (id) => document.getElementById(id);

let token = takeToken();
let role = "";
let socket = null;
let retryMillis = 1000;
let lastNews = 0;
let lostSince = null;
let sequence = 0;
let symbols = [];
let unavailable = "";
let generation = 0;
const equity = [];
const pending = new Set();

/** From the link that the service prints; then out of the address bar, where others could read it. */
function takeToken() {
  const fromLink = new URLSearchParams(location.hash.slice(1)).get("token");
  if (fromLink) {
    sessionStorage.setItem(KEY, fromLink);
    history.replaceState(null, "", location.pathname);
  }
  return sessionStorage.getItem(KEY) ?? "";
}

// --- reading -------------------------------------------------------------------------------------------------------

async function call(path, options = {}) {
  const response = await fetch(path, {
    ...options,
    cache: "no-store",
    headers: { Authorization: `Bearer ${token}`, Accept: "application/json", ...options.headers },
    signal: AbortSignal.timeout(8000),
  });
  if (response.status === 401) {
    askForToken("This token is not known here.");
  }
  if (!response.ok) {
    const problem = await response.json().catch(() => ({}));
    throw Object.assign(new Error(problem.detail ?? `HTTP ${response.status}`), { status: response.status });
  }
  return response.json();
}

const PANELS = {
  status: async () => showStatus(await call("/api/status")),
  halt: async () => showHalt(await call("/api/halt")),
  account: async () => showAccount(await call("/api/account")),
  health: async () => showHealth(await call("/api/health/components")),
  exposure: async () => showExposure(await call("/api/exposure")),
  execution: async () => showExecution(
    await call("/api/execution/metrics?window=day"), await call("/api/account/drawdown?points=120")),
  positions: async () => showPositions((await call("/api/positions")).items),
  orders: async () => showOrders((await call(`/api/orders?limit=${ROWS}`)).items),
  proposals: async () => showProposals((await call(`/api/proposals?limit=${ROWS}`)).items),
  approvals: async () => showApprovals(
    (await call(`/api/proposals?state=pending_approval&limit=${WAITING_ROWS}`)).items),
  fills: async () => showFills((await call(`/api/fills?limit=${ROWS}`)).items),
  market: async () => showMarket(await Promise.all(
    symbols.map((symbol) => call(`/api/market/${encodeURIComponent(symbol)}/book?levels=1`)))),
  alarms: readAlarms,
};

async function read(names) {
  const mine = generation;
  const results = await Promise.allSettled(names.map((name) => PANELS[name]()));
  if (mine !== generation) {
    return;
  }
  const failed = results.find((result) => result.status === "rejected");
  if (!failed) {
    news();
  } else if (failed.reason.status === 503) {
    unavailable = failed.reason.message;
  }
  showBanner();
}

/** Many entries come at once; one reading will do for all of them. */
function readSoon(names) {
  if (pending.size === 0) {
    setTimeout(() => {
      const now = [...pending];
      pending.clear();
      read(now);
    }, 300);
  }
  names.forEach((name) => pending.add(name));
}

async function readAlarms() {
  if (role === "viewer") {
    showAlarms(null);
    return;
  }
  const after = Math.max(0, sequence - 100000);
  const pages = await Promise.all(ALARM_KINDS.map(
    (kind) => call(`/api/execution/journal?kind=${kind}&after=${after}&limit=1000`)));
  const items = pages.flatMap((page) => page.items).sort((a, b) => b.seq - a.seq);
  showAlarms(items.slice(0, ROWS));
}

// --- the stream ----------------------------------------------------------------------------------------------------

/** A browser's WebSocket sends no headers of ours, but it names subprotocols; see docs/http-api.md. */
function subprotocol() {
  if (/^[\w!#$%&'*+.^`|~-]+$/.test(token) && !token.startsWith("base64url.")) {
    return token;
  }
  const bytes = new TextEncoder().encode(token);
  const base64 = btoa(String.fromCharCode(...bytes));
  return "base64url." + base64.replaceAll("+", "-").replaceAll("/", "_").replaceAll("=", "");
}

function listen() {
  const scheme = location.protocol === "https:" ? "wss:" : "ws:";
  const mine = new WebSocket(`${scheme}//${location.host}/api/stream`, ["bearer", subprotocol()]);
  socket = mine;
  mine.onopen = () => {
    retryMillis = 1000;
    showConnection("live");
    read(Object.keys(PANELS));
  };
  mine.onmessage = (event) => receive(JSON.parse(event.data));
  mine.onclose = (event) => {
    if (socket !== mine) {
      return;
    }
    socket = null;
    showConnection(event.reason ? `polling (${event.reason})` : "polling");
    setTimeout(() => token && !socket && listen(), retryMillis);
    retryMillis = Math.min(retryMillis * 2, 10000);
  };
}

function receive(message) {
  if (message.kind === "status") {
    showStatus(message);
    news();
    showBanner();
    return;
  }
  if (message.kind === "unavailable") {
    unavailable = `the desk is ${message.phase}: ${message.detail}`;
    showBanner();
    return;
  }
  sequence = Math.max(sequence, message.seq);
  readSoon(CHANGES[message.kind] ?? []);
  if (ALARM_KINDS.includes(message.kind)) {
    readSoon(["alarms", "halt"]);
  }
}

function isLive() {
  return socket !== null && socket.readyState === WebSocket.OPEN;
}

function news() {
  lastNews = Date.now();
  lostSince = null;
  unavailable = "";
}

// --- showing -------------------------------------------------------------------------------------------------------

function element(name, text, className) {
  const made = document.createElement(name);
  made.textContent = text ?? "–";
  if (className) {
    made.className = className;
  }
  return made;
}

function list(id, pairs) {
  byId(id).replaceChildren(...pairs.flatMap(([name, value, className]) =>
    [element("dt", name), element("dd", value, className)]));
}

/** A cell is a text, {text, className} or an element; a heading that begins with # is of a number. */
function table(id, headings, rows) {
  const head = document.createElement("thead");
  const line = head.insertRow();
  for (const heading of headings) {
    const cell = element("th", heading.replace("#", ""), heading.startsWith("#") ? "number" : "");
    cell.scope = "col";
    line.append(cell);
  }
  const body = document.createElement("tbody");
  for (const row of rows) {
    const into = body.insertRow();
    row.forEach((value, column) => {
      const cell = into.insertCell();
      cell.className = headings[column].startsWith("#") ? "number" : headings[column] === "time" ? "time" : "";
      if (value instanceof Node) {
        cell.append(value);
      } else if (value !== null && typeof value === "object") {
        cell.append(element("span", value.text, value.className));
      } else {
        cell.textContent = value ?? "–";
      }
    });
  }
  if (rows.length === 0) {
    const cell = body.insertRow().insertCell();
    cell.colSpan = headings.length;
    cell.className = "quiet";
    cell.textContent = "none";
  }
  byId(id).replaceChildren(head, body);
}

function clock(time) {
  if (!time) {
    return "–";
  }
  const today = new Date().toISOString().slice(0, 10);
  return time.startsWith(today) ? time.slice(11, 23).replace("Z", "") : time.slice(0, 19).replace("T", " ");
}

function tone(state) {
  if (["ACTIVE", "FILLED", "OK", "TRADING", "auto_approved", "approved"].includes(state)) {
    return "good";
  }
  if (["HALTED", "UNKNOWN", "MANUAL_REVIEW_REQUIRED", "CRITICAL", "FAILED", "REJECTED"].includes(state)) {
    return "bad";
  }
  return WARNINGS.includes(state) ? "warn" : "";
}

function signed(amount) {
  return amount ? { text: amount, className: amount.startsWith("-") ? "bad" : amount === "0" ? "" : "good" } : null;
}

function showStatus(status) {
  sequence = Math.max(sequence, status.journal.sequence);
  symbols = status.symbols;
  byId("mode").textContent = status.mode;
  byId("phase").textContent = status.phase;
  showState(status.tradingState);
  const counts = status.counts;
  const { venue } = status;
  list("desk", [
    ["venue", venue.name],
    ["market stream", venue.marketStream, venue.marketStream === "connected" ? "" : "bad"],
    ["user stream", venue.userStream, venue.userStream === "connected" ? "" : "bad"],
    ["round trip", venue.roundTripMillis ? `${venue.roundTripMillis} ms` : "–"],
    ["market events", counts.events],
    ["proposals, refused", `${counts.proposals}, ${counts.refused}`],
    ["orders, fills", `${counts.orders}, ${counts.fills}`],
    ["unknown, in review", `${counts.unknown}, ${counts.manualReview}`,
      counts.unknown + counts.manualReview ? "bad" : ""],
    ["waiting for a person", counts.pendingApproval, counts.pendingApproval ? "warn" : ""],
    ["divergences", counts.divergences, counts.divergences ? "bad" : ""],
    ["journal", `${status.journal.sequence}: ${status.journal.hash.slice(0, 12)}…`],
    ["running since", clock(status.startedAt)],
  ]);
}

function showState(state) {
  byId("state").textContent = state;
  byId("state").className = `state ${tone(state)}`;
}

function showHalt(halt) {
  showState(halt.state);
  const kill = halt.killSwitch;
  const why = kill.reason ? ` – ${kill.reason} (${kill.by ?? "?"}, ${clock(kill.at)})` : "";
  byId("kill").textContent = kill.engaged ? `Kill switch engaged${why}` : "Kill switch not engaged";
  byId("kill").className = kill.engaged ? "bad" : "quiet";
}

function showAccount(account) {
  list("account", [
    ["equity", `${account.equity} ${account.currency}`],
    ["peak", account.peakEquity],
    ["drawdown", `${account.drawdownPct} %`],
    ["loss today", `${account.dailyLossPct} %`],
    ...account.balances.map((balance) =>
      [balance.asset, balance.locked === "0" ? balance.free : `${balance.free} + ${balance.locked} locked`]),
  ]);
  equity.push(Number(account.equity));
  equity.splice(0, equity.length - 300);
  const low = Math.min(...equity);
  const height = Math.max(...equity) - low || 1;
  byId("equity-line").firstElementChild.setAttribute("points", equity
    .map((value, i) => `${(i * 300) / Math.max(1, equity.length - 1)},${38 - ((value - low) / height) * 36}`)
    .join(" "));
}

function showHealth(health) {
  byId("phase").textContent = health.phase;
  byId("phase").className = `tag ${tone(health.phase)}`;
  byId("health").replaceChildren(...health.components.map((part) => {
    const item = element("li", `${part.name}: `);
    item.append(element("strong", part.condition, tone(part.condition)), ` ${part.detail}`);
    return item;
  }));
}

function showMarket(books) {
  table("market", ["symbol", "#bid", "#ask", "book"], books.map((book) => [
    book.symbol,
    book.bids[0]?.[0],
    book.asks[0]?.[0],
    book.synchronized
      ? { text: "in sync", className: "good" } : { text: "not in sync", className: "bad" },
  ]));
}

function showPositions(positions) {
  table("positions", ["symbol", "#quantity", "#average price", "#notional", "#unrealized", "#realized", "#fees",
    "way out"],
  positions.map((position) => [position.symbol, position.quantity, position.averagePrice, position.notional,
    signed(position.unrealizedPnl), signed(position.realizedPnl), position.fees, closing(position)]));
}

function showExposure(exposure) {
  const rows = exposure.symbols.map((each) => [each.symbol, each.position, each.reserved, each.total,
    each.dust ? { text: "dust", className: "quiet" } : ""]);
  const groups = exposure.groups.map((each) => [each.group, each.position, each.reserved, each.total, "group"]);
  table("exposure", ["of", "#position", "#on its way", "#total", "note"], [...rows, ...groups,
    ["all", exposure.position, exposure.reserved, exposure.total,
      exposure.unpriced.length ? { text: `no price: ${exposure.unpriced.join(", ")}`, className: "bad" } : ""]]);
}

function showExecution(metrics, drawdown) {
  const { orders, slippage } = metrics;
  const bps = (measured) => measured ? `${measured.p50Bps} / ${measured.p95Bps} / ${measured.p99Bps} bps` : "–";
  const loss = (found) => found ? `${found.pct} % (${found.amount}), since ${clock(found.from)}` : "none";
  list("execution", [
    ["orders sent, rejected", `${orders.sent}, ${orders.rejected}`, orders.rejected ? "warn" : ""],
    ["filled part", orders.fillRatio ?? "–"],
    ["fills", slippage.fills],
    ["slippage p50 / p95 / p99", bps(slippage.decision)],
    ["the same against arrival", bps(slippage.arrival)],
    ["largest loss of the last day", loss(drawdown.max)],
    ["current loss", loss(drawdown.current)],
  ]);
}

function showOrders(orders) {
  table("orders", ["time", "order", "symbol", "side", "type", "#quantity", "#price", "#filled", "state", "origin"],
    orders.map((order) => [clock(order.createdAt), way(order), order.symbol, order.side, order.type, order.quantity,
      order.price, order.filledQuantity, { text: order.state, className: tone(order.state) }, order.origin]));
}

function way(order) {
  const steps = order.transitions.map((step) => `${clock(step.at)} ${step.to}: ${step.event} (${step.evidence})`);
  return details(`order ${order.id}`, order.id, order.reason ? [...steps, `reason: ${order.reason}`] : steps);
}

function showProposals(proposals) {
  table("proposals", ["time", "proposal", "symbol", "side", "#quantity", "#price", "strategy", "state", "gates"],
    proposals.map((proposal) => [clock(proposal.createdAt), proposal.id, proposal.symbol, proposal.side,
      proposal.quantity, proposal.price, proposal.strategy,
      { text: proposal.state, className: tone(proposal.state) }, gates(proposal)]));
}

function showApprovals(proposals) {
  byId("approvals-section").hidden = proposals.length === 0;
  table("approvals",
    ["expires in", "proposal", "symbol", "side", "#quantity", "#price", "strategy", "gates", "decision"],
    proposals.map((proposal) => [left(proposal.expiresAt), why(proposal), proposal.symbol, proposal.side,
      proposal.quantity, proposal.price, proposal.strategy, gates(proposal), decide(proposal)]));
}

function why(proposal) {
  return details(`why ${proposal.id}`, proposal.id, [proposal.rationale ?? "no rationale"]);
}

function left(expiresAt) {
  const seconds = Math.max(0, Math.round((Date.parse(expiresAt) - Date.now()) / 1000));
  return `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, "0")}`;
}

function decide(proposal) {
  const buttons = element("span", "", "actions");
  for (const decision of ["approve", "reject"]) {
    const label = `${DECISIONS[decision][0]} proposal ${proposal.id}`;
    buttons.append(operatorsButton(`${DECISIONS[decision][0]}…`, label, () => askAbout(decision, proposal)));
  }
  return buttons;
}

function operatorsButton(text, label, act) {
  const button = element("button", text);
  button.type = "button";
  button.setAttribute("aria-label", label);
  button.disabled = role !== "operator";
  button.title = role === "operator" ? "" : "Only an operator may do this";
  button.addEventListener("click", act);
  return button;
}

function closing(position) {
  const { symbol, quantity } = position;
  const what = "A MARKET order for as much as one order can close.";
  const close = () => openDialog(`Close ${quantity} ${symbol}`, what, true, async (reason) => {
    await post(`/api/positions/${encodeURIComponent(symbol)}/close`, { reason });
    readSoon(["positions", "orders"]);
  });
  return Number(quantity) === 0 ? "" : operatorsButton("Close…", `Close ${symbol}`, close);
}

function gates(proposal) {
  const refused = proposal.gates.find((gate) => gate.verdict === "refuse");
  const title = refused ? `${refused.gate}: ${refused.code}` : `${proposal.gates.length} passed`;
  return details(`proposal ${proposal.id}`, title, proposal.gates.map((gate) => gate.verdict === "pass"
    ? `${gate.gate}: pass`
    : `${gate.gate}: ${gate.code}, measured ${gate.measured ?? "–"}, limit ${gate.limit ?? "–"}`));
}

/** The key tells which of them a reader has opened, so that it stays open when its table is written anew. */
function details(key, title, lines) {
  const made = document.createElement("details");
  made.dataset.key = key;
  made.open = document.querySelector(`details[open][data-key="${CSS.escape(key)}"]`) !== null;
  const items = document.createElement("ol");
  items.append(...lines.map((text) => element("li", text)));
  made.append(element("summary", title), items);
  return made;
}

function showFills(fills) {
  table("fills", ["time", "symbol", "side", "#price", "#quantity", "#commission", "liquidity", "order"],
    fills.map((fill) => [clock(fill.at), fill.symbol, fill.side, fill.price, fill.quantity,
      `${fill.commission} ${fill.commissionAsset}`, fill.liquidity, fill.orderId]));
}

function showAlarms(entries) {
  if (entries === null) {
    table("alarms", ["alarms"], [[{ text: "A viewer cannot read the journal.", className: "quiet" }]]);
    return;
  }
  table("alarms", ["time", "what", "order", "why"], entries.map((entry) => [
    clock(entry.at),
    { text: entry.kind, className: HARMLESS_KINDS.includes(entry.kind) ? "" : "bad" },
    entry.orderId,
    entry.payload.message ?? entry.payload.reason ?? entry.payload.trading?.reason ?? JSON.stringify(entry.payload),
  ]));
}

function showConnection(text) {
  const place = byId("connection");
  place.textContent = text;
  place.className = `tag ${text === "live" ? "good" : "warn"}`;
}

function showBanner() {
  const age = lastNews ? Date.now() - lastNews : 0;
  const banner = byId("banner");
  if (unavailable) {
    banner.textContent = `No answers: ${unavailable}. What you see may be old.`;
  } else if (token && lastNews && age > STALE_MILLIS) {
    lostSince ??= new Date(lastNews).toLocaleTimeString();
    banner.textContent =
      `Connection lost: no news since ${lostSince}. What you see is ${Math.round(age / 1000)} s old.`;
  } else {
    banner.hidden = true;
    return;
  }
  banner.hidden = false;
}

// --- acting --------------------------------------------------------------------------------------------------------

function ask(action) {
  const [title, what] = ACTIONS[action];
  openDialog(title, what, action === "engage",
    async (reason) => showHalt(await post(`/api/halt/${action}`, { reason })));
}

function askAbout(decision, proposal) {
  const [title, what] = DECISIONS[decision];
  const order = `${proposal.side} ${proposal.quantity} ${proposal.symbol} at ${proposal.price} (${proposal.strategy})`;
  openDialog(`${title}: ${order}`, what, false, async (reason) => {
    try {
      await post(`/api/proposals/${encodeURIComponent(proposal.id)}/${decision}`, { reason });
    } finally {
      readSoon(["approvals", "proposals", "orders"]);
    }
  });
}

function post(path, body) {
  return call(path, {
    method: "POST",
    headers: { "Content-Type": "application/json" },
    body: JSON.stringify(body),
  });
}

/** Asks for a reason, then acts; what goes wrong is shown where it was asked. */
function openDialog(title, what, dangerous, act) {
  const dialog = byId("ask");
  byId("ask-title").textContent = title;
  byId("ask-what").textContent = what;
  byId("ask-error").hidden = true;
  byId("reason").value = "";
  byId("ask-go").className = dangerous ? "danger" : "";
  byId("ask-go").onclick = () => go(act, dialog);
  dialog.showModal();
  byId("reason").focus();
}

async function go(act, dialog) {
  if (!byId("reason").reportValidity()) {
    return;
  }
  byId("ask-go").disabled = true;
  try {
    await act(byId("reason").value);
    dialog.close();
  } catch (failure) {
    byId("ask-error").textContent = `Not done: ${failure.message}`;
    byId("ask-error").hidden = false;
  } finally {
    byId("ask-go").disabled = false;
  }
}

// --- beginning and end ---------------------------------------------------------------------------------------------

function askForToken(why) {
  token = "";
  generation++;
  sessionStorage.removeItem(KEY);
  socket?.close();
  socket = null;
  lastNews = 0;
  unavailable = "";
  byId("main").hidden = true;
  byId("leave").hidden = true;
  byId("role").textContent = "";
  byId("login").hidden = false;
  if (why) {
    byId("login-why").textContent = why;
  }
  showConnection("not connected");
  showBanner();
  byId("token").focus();
}

async function begin() {
  byId("login").hidden = true;
  byId("main").hidden = false;
  byId("leave").hidden = false;
  lastNews = Date.now();
  try {
    role = (await call("/api/session")).role;
  } catch (failure) {
    if (token) {
      unavailable = failure.message;
      showBanner();
      setTimeout(begin, 2000);
    }
    return;
  }
  byId("role").textContent = role;
  for (const button of document.querySelectorAll("[data-act]")) {
    button.disabled = role !== "operator";
    button.title = role === "operator" ? "" : "Only an operator may do this";
  }
  await read(["status"]);
  if (token) {
    listen();
    read(Object.keys(PANELS));
  }
}

function setTheme(theme) {
  document.documentElement.dataset.theme = theme;
  localStorage.setItem("sluice.theme", theme);
}

byId("theme").addEventListener("click", () => {
  const dark = document.documentElement.dataset.theme
    ? document.documentElement.dataset.theme === "dark"
    : matchMedia("(prefers-color-scheme: dark)").matches;
  setTheme(dark ? "light" : "dark");
});
byId("leave").addEventListener("click", () => askForToken("The token is forgotten."));
byId("login").addEventListener("submit", (event) => {
  event.preventDefault();
  token = byId("token").value.trim();
  byId("token").value = "";
  sessionStorage.setItem(KEY, token);
  begin();
});
for (const button of document.querySelectorAll("[data-act]")) {
  button.addEventListener("click", () => ask(button.dataset.act));
}
addEventListener("hashchange", () => {
  const before = token;
  token = takeToken();
  if (token && token !== before) {
    begin();
  }
});
setInterval(showBanner, 1000);
setInterval(() => {
  if (token && role) {
    read(isLive() ? LIVE_PANELS : Object.keys(PANELS).filter((name) => name !== "execution"));
  }
}, POLL_MILLIS);
setInterval(() => {
  if (token && role) {
    read(["execution"]);
  }
}, RECKON_MILLIS);

if (localStorage.getItem("sluice.theme")) {
  setTheme(localStorage.getItem("sluice.theme"));
}
if (token) {
  begin();
} else {
  askForToken("");
}
