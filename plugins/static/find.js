// The search of a baked archive: no server, files beside this page. See archive/baking/words.py for what they hold.
"use strict";

(() => {
    const SHOWN = 20; // results at a time
    const PREFIX_FILES = 12; // "a*" would load the whole alphabet
    const here = new URL(".", document.currentScript.src); // -/search/

    // --- files, loaded as scripts so that a folder on a disk works too ---

    const waiting = new Map();
    window.pressFound = (kind, number, data) => waiting.get(`${kind}-${number}`).found(data);

    function load(kind, number) {
        const name = `${kind}-${number}`;
        if (!waiting.has(name)) {
            const entry = {};
            entry.promise = new Promise((found, failed) => {
                entry.found = found;
                const script = document.createElement("script");
                script.src = new URL(kind === "index" ? "index.js" : `${name}.js`, here);
                script.onerror = () => failed(new Error(`${script.src} cannot be loaded`));
                document.head.append(script);
            });
            waiting.set(name, entry);
        }
        return waiting.get(name).promise;
    }

    // --- words, as the index has them: SQLite's unicode61 and porter ---

    const WORD = /[\p{L}\p{N}\p{Co}\p{M}]+/gu;
    const fold = word => word.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase().normalize("NFC");

    // What SQLite's porter does, byte by byte, so that both find the same.
    const isVowel = (c, yToo) => "aeiou".includes(c) || (yToo && c === "y");

    function passVC(stem, from, wasConsonant) {
        let consonant = wasConsonant, i = from;
        for (; i < stem.length; i++) if (!(consonant = !isVowel(stem[i], consonant))) break;
        for (i++; i < stem.length; i++) if ((consonant = !isVowel(stem[i], consonant))) return i + 1;
        return 0;
    }
    const measured = stem => passVC(stem, 0, false) > 0;
    const measuredTwice = stem => { const n = passVC(stem, 0, false); return n > 0 && passVC(stem, n, true) > 0; };
    const measuredOnce = stem => { const n = passVC(stem, 0, false); return n > 0 && passVC(stem, n, true) === 0; };
    const holdsVowel = stem => [...stem].some((c, i) => isVowel(c, i > 0));
    function endsCvc(stem) {
        if ("wxy".includes(stem.at(-1))) return false;
        let mask = 0, consonant = false;
        for (const c of stem) mask = (mask << 1) + (consonant = !isVowel(c, consonant));
        return (mask & 7) === 5;
    }

    const TWO = "ational:ate tional:tion enci:ence anci:ance izer:ize logi:log bli:ble alli:al entli:ent eli:e ousli:ous " +
        "ization:ize ation:ate ator:ate alism:al iveness:ive fulness:ful ousness:ous aliti:al iviti:ive biliti:ble";
    const THREE = "ical:ic ness: icate:ic iciti:ic ful: ative: alize:al";
    const FOUR = "al: ance: ence: er: ic: able: ible: ant: ement: ment: ent: ion: ou: ism: ate: iti: ous: ive: ize:";
    const [step2, step3, step4] = [TWO, THREE, FOUR].map(rules => rules.split(" ").map(rule => rule.split(":")));

    function replaceEnd(word, rules, holds) {
        for (const [end, other] of rules) {
            if (word.length > end.length && word.endsWith(end)) {
                const stem = word.slice(0, -end.length);
                return holds(stem, end) ? stem + other : word;
            }
        }
        return word;
    }

    function stemBytes(word) {
        if (word.length < 3 || word.length > 64) return word;
        if (word.endsWith("s")) {
            if (word.at(-2) === "e") {
                const two = (word.length > 4 && word.endsWith("sses")) || (word.length > 3 && word.at(-3) === "i");
                word = word.slice(0, two ? -2 : -1);
            } else if (word.at(-2) !== "s") word = word.slice(0, -1);
        }
        let shorter = null;
        if (word.length > 3 && word.endsWith("eed")) {
            if (measured(word.slice(0, -3))) word = word.slice(0, -1);
        } else if (word.length > 2 && word.endsWith("ed")) {
            if (holdsVowel(word.slice(0, -2))) shorter = word.slice(0, -2);
        } else if (word.length > 3 && word.endsWith("ing")) {
            if (holdsVowel(word.slice(0, -3))) shorter = word.slice(0, -3);
        }
        if (shorter !== null) {
            word = shorter;
            const last = word.at(-1);
            if (word.length > 2 && /(at|bl|iz)$/.test(word)) word += "e";
            else if (!isVowel(last, false) && !"lsz".includes(last) && last === word.at(-2)) word = word.slice(0, -1);
            else if (measuredOnce(word) && endsCvc(word)) word += "e";
        }
        if (word.endsWith("y") && holdsVowel(word.slice(0, -1))) word = word.slice(0, -1) + "i";
        word = replaceEnd(word, step2, measured);
        word = replaceEnd(word, step3, measured);
        word = replaceEnd(word, step4, (stem, end) => measuredTwice(stem) && (end !== "ion" || /[st]$/.test(stem)));
        if (word.endsWith("e")) {
            const stem = word.slice(0, -1);
            if (measuredTwice(stem) || (measuredOnce(stem) && !endsCvc(stem))) word = stem;
        }
        if (word.endsWith("ll") && measuredTwice(word.slice(0, -1))) word = word.slice(0, -1);
        return word;
    }

    function stem(word) {
        const folded = fold(word);
        if (/^[\0-\x7f]*$/.test(folded)) return stemBytes(folded);
        const bytes = stemBytes(String.fromCharCode(...new TextEncoder().encode(folded)));
        return new TextDecoder().decode(Uint8Array.from(bytes, c => c.charCodeAt(0)));
    }
    const wordsOf = text => (text.match(WORD) || []).filter(word => /[\p{L}\p{N}\p{Co}]/u.test(word)).map(stem);

    // --- what somebody typed: words are all wanted, "..." keeps together, -word and NOT word leave out, OR is either ---

    function parse(typed) {
        const either = [[]];
        let negative = false;
        for (const m of typed.replace(/[“”]/g, '"').matchAll(/(-(?=[\p{L}\p{N}"]))?(?:"([^"]*)"?|([^\s"()]+))/gu)) {
            const [, minus, phrase, word] = m;
            if (word === "OR") { either.push([]); continue; }
            if (word === "AND") continue;
            if (word === "NOT") { negative = true; continue; }
            const words = wordsOf(phrase ?? word);
            if (words.length) {
                const prefix = phrase === undefined && word.endsWith("*");
                either.at(-1).push({ words, prefix, negative: negative || Boolean(minus) });
            }
            negative = false;
        }
        return either.filter(all => all.some(part => !part.negative));
    }

    // --- finding ---

    // The index is in the order of code points; < on strings compares halves of the rarer ones.
    function compare(a, b) {
        const [x, y] = [[...a], [...b]];
        for (let i = 0; i < x.length && i < y.length; i++) {
            const difference = x[i].codePointAt(0) - y[i].codePointAt(0);
            if (difference) return difference;
        }
        return x.length - y.length;
    }

    function fileOf(firsts, term) {
        let [low, high] = [0, firsts.length];
        while (low < high) {
            const middle = (low + high) >> 1;
            if (compare(firsts[middle], term) <= 0) low = middle + 1; else high = middle;
        }
        return Math.max(0, low - 1);
    }

    function numbersOf(steps) {
        let number = 0;
        return steps.split(",").map(step => (number += parseInt(step, 36)));
    }

    async function paragraphsWith(index, term, prefix) {
        if (!index.firsts.length) return [];
        const found = new Set();
        let file = fileOf(index.firsts, term);
        for (let files = 0; files < PREFIX_FILES && file < index.firsts.length; files++, file++) {
            const terms = await load("terms", file);
            if (!prefix) return Object.hasOwn(terms, term) ? numbersOf(terms[term]) : [];
            for (const one of Object.keys(terms)) if (one.startsWith(term)) numbersOf(terms[one]).forEach(n => found.add(n));
            const next = index.firsts[file + 1];
            if (next === undefined || (compare(next, term) > 0 && !next.startsWith(term))) break;
        }
        return [...found].sort((a, b) => a - b);
    }

    async function withAll(index, part) {
        const lists = await Promise.all(part.words.map((word, i) =>
            paragraphsWith(index, word, part.prefix && i === part.words.length - 1)));
        lists.sort((a, b) => a.length - b.length);
        return lists.reduce((left, list) => { const set = new Set(list); return left.filter(n => set.has(n)); });
    }

    async function candidates(index, all) {
        const wanted = await Promise.all(all.filter(part => !part.negative).map(part => withAll(index, part)));
        const unwanted = await Promise.all(all.filter(part => part.negative).map(part => withAll(index, part)));
        const sets = wanted.slice(1).map(list => new Set(list));
        // A paragraph that holds the words of an unwanted phrase may hold them apart: its text decides.
        const sure = all.filter(part => part.negative).map(part => part.words.length === 1);
        const out = new Set(unwanted.filter((_, i) => sure[i]).flat());
        return wanted[0].filter(n => sets.every(set => set.has(n)) && !out.has(n));
    }

    function holdsPhrase(words, part) {
        const last = part.words.length - 1;
        return words.some((_, at) => part.words.every((word, i) => part.prefix && i === last
            ? (words[at + i] ?? "").startsWith(word) : words[at + i] === word));
    }
    const fits = (words, all) => all.every(part => part.words.length === 1 || holdsPhrase(words, part) !== part.negative);

    async function textOf(index, number) {
        return (await load("texts", Math.floor(number / index.texts)))[number % index.texts];
    }

    async function articleOf(index, number) {
        let [low, high] = [0, index.ends.length];
        while (low < high) {
            const middle = (low + high) >> 1;
            if (index.ends[middle] <= number) low = middle + 1; else high = middle;
        }
        return (await load("articles", Math.floor(low / index.articles)))[low % index.articles];
    }

    // Yields numbers of paragraphs, newest first; how many there are is known at once only where no phrase is asked for.
    async function search(index, either) {
        const lists = await Promise.all(either.map(all => candidates(index, all)));
        const numbers = [...new Set(lists.flat())].sort((a, b) => a - b);
        const exact = either.every(all => all.every(part => part.words.length === 1));
        const sets = lists.map(list => new Set(list));
        async function* found() {
            for (const number of numbers) {
                const [position, text] = await textOf(index, number);
                const words = exact ? [] : wordsOf(text);
                if (exact || either.some((all, i) => sets[i].has(number) && fits(words, all))) yield { number, position, text };
            }
        }
        return { found: found(), among: exact ? numbers.length : null };
    }

    // --- showing ---

    const DAY = new Intl.DateTimeFormat("en-GB", { day: "numeric", month: "long", year: "numeric", timeZone: "UTC" });

    function element(name, attributes, ...children) {
        const made = document.createElement(name);
        for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, value);
        made.append(...children);
        return made;
    }

    function excerpt(text, isHit) {
        const hits = [...text.matchAll(WORD)].filter(m => isHit(stem(m[0]))).map(m => [m.index, m.index + m[0].length]);
        let [start, end] = [0, text.length];
        if (text.length > 360) {
            start = Math.max(0, Math.min((hits[0]?.[0] ?? 0) - 120, text.length - 360));
            if (start) start = text.indexOf(" ", start) + 1 || start;
            end = Math.min(text.length, start + 360);
            if (end < text.length && text.lastIndexOf(" ", end) > start) end = text.lastIndexOf(" ", end);
        }
        const shown = element("p", { class: "press-excerpt", dir: "auto" }, start ? "…" : "");
        let at = start;
        for (const [from, to] of hits) {
            if (from < at || to > end) continue;
            shown.append(text.slice(at, from), element("mark", { class: "hit" }, text.slice(from, to)));
            at = to;
        }
        shown.append(text.slice(at, end), end < text.length ? "…" : "");
        return shown;
    }

    async function result(index, { number, position, text }, isHit) {
        const [key, headline, published, publication] = await articleOf(index, number);
        const by = element("p", { class: "press-by" });
        if (publication) by.append(element("span", {}, element("bdi", {}, publication)));
        const day = published && new Date(`${published}T00:00:00Z`);
        by.append(day && !isNaN(day) ? element("time", { datetime: published }, DAY.format(day)) : element("span", {}, published || "no date given"));
        const link = element("a", { href: `../article/${key}/index.html#p${position}` }, element("bdi", {}, headline || "Without a headline"));
        return element("li", {}, element("h2", {}, link), by, excerpt(text, isHit));
    }

    async function show(index, typed) {
        const [status, list, more] = ["press-status", "press-hits", "press-more"].map(id => document.getElementById(id));
        const either = parse(typed);
        const parts = either.flat().filter(part => !part.negative);
        const exactly = new Set(parts.flatMap(part => part.prefix ? part.words.slice(0, -1) : part.words));
        const beginnings = parts.filter(part => part.prefix).map(part => part.words.at(-1));
        const isHit = word => exactly.has(word) || beginnings.some(beginning => word.startsWith(beginning));
        const { found, among } = either.length ? await search(index, either) : { found: (async function* () {})(), among: 0 };
        const next = async () => {
            more.hidden = true;
            for (let i = 0; i < SHOWN; i++) {
                const { value, done } = await found.next();
                if (done) return;
                list.append(await result(index, value, isHit));
            }
            more.hidden = list.children.length === among;
        };
        more.onclick = next;
        await next();
        const count = among ?? list.children.length;
        const said = among === null && !more.hidden ? "The newest" : count.toLocaleString("en");
        status.textContent = count === 0 ? `No paragraph holds ${typed}.`
            : `${said} paragraph${count === 1 ? "" : "s"}, newest first.`;
    }

    async function start() {
        const typed = (new URLSearchParams(location.search).get("q") || "").trim().slice(0, 500);
        document.getElementById("press-q").value = typed;
        if (!typed) return;
        document.title = `${typed} – search`;
        const status = document.getElementById("press-status");
        status.textContent = "Searching…";
        try {
            const index = await load("index", 0);
            let paragraphs = 0;
            index.ends ??= index.starts.map(count => (paragraphs += count));
            await show(index, typed);
        } catch (error) {
            status.textContent = `The search does not work here: ${error.message}.`;
        }
    }

    window.pressStem = stem;
    document.readyState === "loading" ? document.addEventListener("DOMContentLoaded", start) : start();
})();
