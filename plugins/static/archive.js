// What a mark says, shown as a card on hover, on tap and on keyboard focus. Without this script hover shows the same words
// as a title, and a tap on a figure opens its page.
(() => {
    "use strict";
    const NAMES = { figure: "Figure", date: "Date", quote: "Quote" };
    const marks = document.querySelectorAll("article mark[title]");
    if (!marks.length) return;
    for (const mark of marks) {
        mark.dataset.says = mark.title;
        mark.removeAttribute("title"); // or hover would show both
    }
    const card = document.createElement("div");
    card.className = "press-card";
    card.id = "press-card";
    card.setAttribute("role", "tooltip");
    card.hidden = true;
    document.querySelector("section.content").append(card);
    let shown = null;
    let touched = false;

    const layerOf = mark => Object.keys(NAMES).find(name => mark.classList.contains(name));
    const isOn = layer => document.getElementById("press-show-" + layer)?.checked ?? true;

    // The mark and those that it lies in: a figure in a quote says both.
    function around(element) {
        const found = [];
        for (let mark = element.closest?.("mark[data-says]"); mark; mark = mark.parentElement.closest("mark[data-says]")) {
            if (isOn(layerOf(mark))) found.push(mark);
        }
        return found;
    }

    function show(element, tapped) {
        const found = around(element);
        if (!found.length) return hide();
        card.replaceChildren(...found.map(mark => {
            const line = document.createElement("p");
            const name = document.createElement("span");
            name.className = "press-faint";
            name.textContent = NAMES[layerOf(mark)];
            line.append(name, mark.dataset.says);
            const link = tapped && layerOf(mark) === "figure" && mark.querySelector("a");
            if (link) {
                const open = document.createElement("a");
                open.href = link.href;
                open.textContent = "Everything about this figure";
                line.append(document.createElement("br"), open);
            }
            return line;
        }));
        card.hidden = false;
        const at = element.getClientRects()[0] ?? element.getBoundingClientRect();
        const left = Math.min(at.left, document.documentElement.clientWidth - card.offsetWidth - 8);
        const below = at.bottom + 6 + card.offsetHeight < innerHeight;
        card.style.left = Math.max(8, left) + scrollX + "px";
        card.style.top = (below ? at.bottom + 6 : at.top - card.offsetHeight - 6) + scrollY + "px";
        shown?.removeAttribute("aria-describedby");
        shown = element.closest("a") ?? found[0];
        shown.setAttribute("aria-describedby", card.id);
    }

    function hide() {
        card.hidden = true;
        shown?.removeAttribute("aria-describedby");
        shown = null;
    }

    document.addEventListener("pointerdown", event => { touched = event.pointerType === "touch"; }, true);
    document.addEventListener("pointerover", event => {
        if (event.pointerType === "touch" || card.contains(event.target)) return;
        if (event.target.closest("mark[data-says]")) show(event.target);
        else if (!card.hidden && !document.activeElement?.closest("mark[data-says]")) setTimeout(() => {
            if (!card.matches(":hover") && !document.querySelector("mark[data-says]:hover")) hide();
        }, 250); // time to move into the card
    });
    document.addEventListener("focusin", event => {
        if (event.target.closest("mark[data-says]") && event.target.matches(":focus-visible")) show(event.target);
        else if (!card.contains(event.target)) hide();
    });
    document.addEventListener("click", event => {
        if (!touched || card.contains(event.target)) return;
        const mark = event.target.closest("mark[data-says]");
        if (!mark) return hide();
        const link = event.target.closest("a");
        if (link && isOn("figure") && shown !== link) event.preventDefault(); // the second tap opens the figure's page
        show(event.target, true);
    });
    document.addEventListener("keydown", event => { if (event.key === "Escape") hide(); });
})();
