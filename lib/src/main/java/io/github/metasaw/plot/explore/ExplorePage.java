package io.github.metasaw.plot.explore;

import io.github.metasaw.diagnostic.MetaException;
import io.github.metasaw.diagnostic.PlainText;
import io.github.metasaw.freq.tau2.Tau2Estimator;
import io.github.metasaw.plot.scene.Digits;
import java.nio.charset.StandardCharsets;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/**
 * The page of an exploration. Words of the data stand between tags and in attributes, escaped, and
 * never in the script, which is the same in every page; without scripts there are no controls, and
 * the figures are those of the values at which the page was made.
 */
final class ExplorePage {

  /** Estimators that need no weights. */
  static final Set<Tau2Estimator> METHODS =
      EnumSet.complementOf(EnumSet.of(Tau2Estimator.GENQ, Tau2Estimator.GENQM));

  private static final String MARK = "<meta name=\"generator\" content=\"Metasaw explore\">";

  private final Exploration of;
  private final StringBuilder page = new StringBuilder();

  private ExplorePage(Exploration of) {
    this.of = of;
  }

  static ExplorePage of(Exploration exploration) {
    return new ExplorePage(exploration);
  }

  /** Refuses a choice that would change nothing in a page. */
  static void refuseWithoutEstimator(ExploreView view, String what) {
    if (!view.content().hasEstimator()) {
      String about =
          view.content().hasPriors() ? "is of the exact posterior" : "is of tau as its slider says";
      throw MetaException.of(
          "the page '%s' %s, in which no %s has a place".formatted(view.id(), about, what));
    }
  }

  /** Whether a file is a page that was written here. */
  static boolean isPage(byte[] content) {
    return new String(content, StandardCharsets.UTF_8).contains(MARK);
  }

  /** The whole page. */
  String render() {
    ExploreReply reply = ExploreReply.of(of.view(), of.fits(), of.start());
    String title = PlainText.markup(title());
    add("<!DOCTYPE html>\n<html lang=\"en\"><head><meta charset=\"utf-8\">", MARK);
    add("<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\"><title>", title);
    add("</title><style>", ExploreEngine.text("page.css"), "</style></head>\n<body><main>\n");
    add("<h1>", title, "</h1>\n");
    add(new ExploreForm(of).render());
    add("<p id=\"message\" role=\"alert\" hidden></p>\n<ul id=\"summary\">");
    reply.summary().lines().forEach(line -> add("<li>", PlainText.markup(line), "</li>"));
    add("</ul>\n<p id=\"spoken\" class=\"spoken\" role=\"status\" aria-live=\"polite\"></p>\n");
    add(
        "<p class=\"note\">Where scripts run, controls stand above and the figures follow them.</p>");
    add("\n<div id=\"figures\">\n");
    List<ExploreContent.PageFigure> places = of.view().content().places();
    for (int i = 0; i < places.size(); i++) {
      ExploreContent.PageFigure place = places.get(i);
      add("<figure id=\"", place.id(), place.isWide() ? "\" class=\"wide" : "", "\"><figcaption>");
      add(place.caption(), "</figcaption><div>", reply.figures().get(i), "</div></figure>\n");
    }
    add("</div>\n");
    studies();
    add("</main>\n<script id=\"engine\" type=\"application/octet-stream\">");
    add(ExploreEngine.packed(), "</script>\n<script>", ExploreEngine.text("page.js"));
    return add("</script>\n</body></html>\n").page.toString();
  }

  private ExplorePage add(String... parts) {
    for (String part : parts) {
      page.append(part);
    }
    return this;
  }

  /** The studies, and what the page is about unless it is the whole analysis. */
  private String title() {
    String studies = "%s, %d studies".formatted(of.name(), of.data().studies().k());
    return of.view() == ExploreView.ANALYSIS ? studies : of.view().label() + ": " + studies;
  }

  private void studies() {
    ExploreData data = of.data();
    add("<details id=\"studies\" hidden><summary>Leave studies out, change standard errors");
    add("</summary><div class=\"scroll\"><table><thead><tr><th scope=\"col\">Study</th>");
    add("<th scope=\"col\">In</th><th scope=\"col\">Estimate</th>");
    add("<th scope=\"col\">Standard error</th></tr></thead><tbody>\n");
    for (int i = 0; i < data.studies().k(); i++) {
      String label = PlainText.markup(data.labels().get(i));
      double yi = data.studies().yi()[i];
      double vi = data.studies().vi()[i];
      add("<tr data-yi=\"", String.valueOf(yi), "\" data-vi=\"", String.valueOf(vi));
      add("\"><td>", label, "</td><td><input type=\"checkbox\" checked aria-label=\"include ");
      add(label, "\"></td><td>", Digits.significant(yi), "</td><td><input type=\"number\"");
      add(" min=\"0\" step=\"any\" aria-label=\"standard error of ", label, "\" value=\"");
      add(number(Digits.significant(Math.sqrt(vi))), "\"></td></tr>\n");
    }
    add("</tbody></table></div></details>\n");
  }

  private static String number(String written) {
    return ExploreForm.number(Double.parseDouble(written));
  }
}
