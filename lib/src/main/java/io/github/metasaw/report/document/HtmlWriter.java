package io.github.metasaw.report.document;

import io.github.metasaw.diagnostic.PlainText;

/** A document as HTML: all text escaped, figures as images within, nothing loaded, no script. */
final class HtmlWriter extends DocumentVisitor {

  private static final String STYLE =
      """
      body{max-width:52rem;margin:2rem auto;padding:0 1rem;font:1rem/1.5 system-ui,sans-serif;color:#1b1b1b;background:#fff}
      table{border-collapse:collapse;margin:.3rem 0}
      th,td{padding:.15rem .7rem;border-bottom:1px solid #ddd}
      thead th{border-bottom:2px solid #555}
      figure{margin:1.5rem 0}
      .formula{margin:.8rem 2rem;font-style:italic}
      pre{background:#f5f5f5;padding:.8rem;overflow-x:auto}
      .table{margin:1.5rem 0;overflow-x:auto}
      :root{color-scheme:light dark}
      @media screen and (prefers-color-scheme:dark){
      body{color:#e4e7ea;background:#141414}
      th,td{border-color:#3a4149}
      thead th{border-color:#a9b2bc}
      pre{background:#22262b}
      img{filter:invert(.92) hue-rotate(180deg)}
      }
      """;

  private final StringBuilder out = new StringBuilder();

  private HtmlWriter() {}

  /** Without head, for a page of another. */
  static String fragment(Document document) {
    HtmlWriter writer = new HtmlWriter();
    writer.visit(document);
    return "<div class=\"metasaw\">\n" + writer.out + "</div>\n";
  }

  /** A page of its own. */
  static String page(Document document) {
    return page(document.title(), fragment(document));
  }

  /**
   * A page of its own around what is HTML already.
   *
   * @param title plain text
   * @param body HTML
   */
  static String page(String title, String body) {
    return """
        <!DOCTYPE html>
        <html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width">
        <!-- %s -->
        <title>%s</title>
        <style>
        %s</style></head>
        <body>
        %s</body></html>
        """
        .formatted(DocumentFormat.MARK, PlainText.markup(title), STYLE, body);
  }

  @Override
  protected void title(String text) {
    if (!text.isEmpty()) {
      element("h1", text);
    }
  }

  @Override
  protected void heading(Block.Heading heading) {
    element("h" + (heading.level() + 1), heading.text());
  }

  @Override
  protected void paragraph(String text) {
    element("p", text);
  }

  @Override
  protected void formula(Block.Formula formula) {
    out.append("<p class=\"formula\" style=\"margin-left:2em;font-style:italic\">")
        .append(PlainText.markup(formula.text()))
        .append("</p>\n");
  }

  @Override
  protected void items(Block.Items items) {
    out.append("<ul>\n");
    items.texts().forEach(text -> element("li", text));
    out.append("</ul>\n");
  }

  @Override
  protected void table(int number, Block.NumberedTable table) {
    out.append("<div class=\"table\">\n");
    caption("div", "Table " + number, table.caption());
    out.append(table.sheet().body().html()).append("</div>\n");
  }

  @Override
  protected void figure(int number, Block.NumberedFigure figure) {
    out.append("<figure>\n").append(FigureImage.render(figure.figure())).append('\n');
    caption("figcaption", "Figure " + number, figure.caption());
    out.append("</figure>\n");
  }

  @Override
  protected void code(Block.Code code) {
    out.append("<pre><code class=\"language-")
        .append(code.language())
        .append("\">")
        .append(PlainText.markupLines(code.text()))
        .append("</code></pre>\n");
  }

  private void caption(String tag, String number, String text) {
    out.append(
        "<%s><strong>%s.</strong> %s</%s>\n".formatted(tag, number, PlainText.markup(text), tag));
  }

  private void element(String tag, String text) {
    out.append("<%s>%s</%s>\n".formatted(tag, PlainText.markup(text), tag));
  }
}
