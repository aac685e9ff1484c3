// Large type and colours, kept in this browser only. Pages work without it.
(function () {
  "use strict";
  var root = document.documentElement;
  function read(key) { try { return localStorage.getItem(key) || ""; } catch (e) { return ""; } }
  function write(key, value) { try { localStorage.setItem(key, value); } catch (e) { /* the choice lasts for this page */ } }
  function apply(key, value) { if (value) { root.setAttribute("data-" + key, value); } else { root.removeAttribute("data-" + key); } }
  apply("type", read("yinfa-type"));
  apply("colours", read("yinfa-colours"));

  function button(text, key, values, names) {
    var b = document.createElement("button");
    b.type = "button";
    function show() {
      var now = values.indexOf(root.getAttribute("data-" + key) || "");
      b.textContent = text + "：" + names[now < 0 ? 0 : now];
    }
    b.addEventListener("click", function () {
      var now = values.indexOf(root.getAttribute("data-" + key) || "");
      var next = values[(now + 1) % values.length];
      apply(key, next);
      write("yinfa-" + key, next);
      show();
    });
    show();
    return b;
  }

  document.addEventListener("DOMContentLoaded", function () {
    var tools = document.getElementById("tools");
    if (!tools) { return; }
    tools.appendChild(button("字号", "type", ["", "large"], ["标准", "大字"]));
    tools.appendChild(button("颜色", "colours", ["", "light", "dark"], ["自动", "浅色", "深色"]));
    if (document.querySelector(".document")) {
      var print = document.createElement("button");
      print.type = "button";
      print.textContent = "打印";
      print.addEventListener("click", function () { window.print(); });
      tools.appendChild(print);
    }
  });
})();
