package io.github.metasaw.plot;

import io.github.metasaw.diagnostic.PlainText;
import java.util.List;

/**
 * The page of a series of figures. Values stand in attributes, never in the script, which is the
 * same for every series; without scripts there is no slider and the first figure is shown.
 */
final class SeriesPage {

  private static final String STYLE =
      "body{margin:0;background:#fff;font:13px Helvetica,Arial,sans-serif}"
          + "figure{margin:0}svg{display:block}"
          + "[hidden]{display:none!important}"
          + "form{display:flex;gap:12px;align-items:center;padding:6px 14px}"
          + "input{flex:0 1 320px}";

  private static final String SCRIPT =
      "const figures=[...document.querySelectorAll('figure')],"
          + "slider=document.querySelector('input'),output=document.querySelector('output');"
          + "const show=()=>{figures.forEach((f,i)=>{f.hidden=i!=slider.value});"
          + "const value=figures[slider.value].dataset.value;"
          + "output.textContent=value;slider.setAttribute('aria-valuetext',value)};"
          + "slider.addEventListener('input',show);document.querySelector('form').hidden=false;show();";

  private SeriesPage() {}

  /**
   * The page.
   *
   * @param parameter in words
   * @param values of it in words
   * @param figures one for each
   */
  static String render(String parameter, List<String> values, List<Figure> figures) {
    StringBuilder page = new StringBuilder();
    page.append("<!DOCTYPE html>\n<html lang=\"en\"><head><meta charset=\"utf-8\"><title>")
        .append(PlainText.markup(figures.get(0).title()))
        .append("</title><style>")
        .append(STYLE)
        .append("</style></head>\n<body>\n");
    for (int i = 0; i < values.size(); i++) {
      page.append("<figure data-value=\"")
          .append(PlainText.markup(values.get(i)))
          .append(i == 0 ? "\">" : "\" hidden>")
          .append(figures.get(i).svg())
          .append("</figure>\n");
    }
    page.append("<form hidden><label for=\"value\">")
        .append(PlainText.markup(parameter))
        .append("</label><input id=\"value\" type=\"range\" min=\"0\" max=\"")
        .append(values.size() - 1)
        .append("\" value=\"0\"><output for=\"value\"></output></form>\n<script>")
        .append(SCRIPT)
        .append("</script>\n</body></html>\n");
    return page.toString();
  }
}
