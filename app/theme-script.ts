/**
 * Runs in <head> before the first paint: sets data-theme to what was chosen, or to what the system says.
 * The theme switch writes the choice and fires "aftertrace-theme"; other windows hear "storage".
 */
export const themeScript = `(function(){var d=document.documentElement,m=matchMedia("(prefers-color-scheme: dark)");
function apply(){var c=null;try{c=localStorage.getItem("aftertrace.theme")}catch(e){c=null}
d.dataset.theme=c==="light"||c==="dark"?c:m.matches?"dark":"light"}
apply();m.addEventListener("change",apply);addEventListener("storage",apply);addEventListener("aftertrace-theme",apply)})()`;
