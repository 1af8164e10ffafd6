package io.github.metasaw.plot.explore;

import io.github.metasaw.diagnostic.Named;
import io.github.metasaw.diagnostic.PlainText;
import io.github.metasaw.fit.CoefficientTest;
import io.github.metasaw.freq.tau2.Tau2Estimator;
import io.github.metasaw.plot.scene.Digits;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.EnumSet;
import java.util.List;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.stream.Stream;

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

  private static final List<String> CAPTIONS =
      List.of(
          "Estimates, posterior effects and pooled effects",
          "Prior and posterior of tau",
          "Sensitivity to tau",
          "Funnel plot");

  private static final List<String> IDS = List.of("forest", "tau", "sensitivity", "funnel");

  /** The marks of the range of a scale: this many powers of ten below and above where it starts. */
  private static final double DECADES = 2;

  /** The ends of the slider of the level in per cent, unless the page starts beyond them. */
  private static final double LOWEST_LEVEL = 50;

  private static final double HIGHEST_LEVEL = 99.5;

  private final Exploration of;
  private final StringBuilder page = new StringBuilder();

  private ExplorePage(Exploration of) {
    this.of = of;
  }

  static ExplorePage of(Exploration exploration) {
    return new ExplorePage(exploration);
  }

  /** Whether a file is a page that was written here. */
  static boolean isPage(byte[] content) {
    return new String(content, StandardCharsets.UTF_8).contains(MARK);
  }

  /** The whole page. */
  String render() {
    ExploreReply reply =
        ExploreReply.of(of.fits(), 2 * ExploreReply.USUAL_WIDTH, ExploreReply.USUAL_WIDTH);
    String title = PlainText.markup("%s, %d studies".formatted(of.name(), of.data().studies().k()));
    add("<!DOCTYPE html>\n<html lang=\"en\"><head><meta charset=\"utf-8\">", MARK);
    add("<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\"><title>", title);
    add("</title><style>", ExploreEngine.text("page.css"), "</style></head>\n<body><main>\n");
    add("<h1>", title, "</h1>\n");
    controls();
    add("<p id=\"message\" role=\"alert\" hidden></p>\n<ul id=\"summary\">");
    reply.summary().lines().forEach(line -> add("<li>", PlainText.markup(line), "</li>"));
    add("</ul>\n<p id=\"spoken\" class=\"spoken\" role=\"status\" aria-live=\"polite\"></p>\n");
    add(
        "<p class=\"note\">Where scripts run, controls stand above and the figures follow them.</p>");
    add("\n<div id=\"figures\">\n");
    List<String> figures =
        List.of(reply.forest(), reply.tau(), reply.sensitivity(), reply.funnel());
    for (int i = 0; i < figures.size(); i++) {
      add("<figure id=\"", IDS.get(i), "\"><figcaption>", CAPTIONS.get(i), "</figcaption><div>");
      add(figures.get(i), "</div></figure>\n");
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

  private void controls() {
    ExploreData data = of.data();
    add("<form id=\"controls\" aria-label=\"Assumptions\" hidden data-effect=\"");
    add(PlainText.markup(data.effect()), "\" data-scale=\"", PlainText.markup(data.scale().id()));
    add("\" data-reference=\"", String.valueOf(data.reference()), "\">\n");
    priorOfTau();
    priorOfMu();
    add("<fieldset><legend>Estimator and intervals</legend>");
    select("method", "tau2", METHODS.stream(), of.settings().options().method());
    select("test", "Test", Stream.of(CoefficientTest.values()), of.settings().options().test());
    level(BigDecimal.valueOf(of.settings().options().level()).movePointRight(2));
    add("</fieldset>\n<div><button type=\"reset\">Back to the start</button></div></form>\n");
  }

  /** A browser moves a slider to the nearest mark between its ends; so each level has one. */
  private void level(BigDecimal exact) {
    BigDecimal shortest = exact.stripTrailingZeros();
    String percent = shortest.toPlainString();
    double level = shortest.doubleValue();
    boolean isHalf = 2 * level == Math.rint(2 * level);
    String step = isHalf ? "0.5" : BigDecimal.ONE.movePointLeft(shortest.scale()).toPlainString();
    add("<label for=\"level\"><span>Level, %</span><input id=\"level\" type=\"range\" min=\"");
    add(level < LOWEST_LEVEL ? percent : number(LOWEST_LEVEL), "\" max=\"");
    add(level > HIGHEST_LEVEL ? percent : number(HIGHEST_LEVEL), "\" step=\"", step);
    add("\" value=\"", percent, "\"><output for=\"level\">", percent, "</output></label>");
  }

  private <E extends Named> void select(String id, String name, Stream<E> all, E chosen) {
    add("<label for=\"", id, "\"><span>", name, "</span><select id=\"", id, "\">");
    all.forEach(
        each -> {
          add("<option value=\"", each.id(), each == chosen ? "\" selected>" : "\">");
          String label = each.label();
          add(each.id().equals(label) ? label : each.id() + ", " + label, "</option>");
        });
    add("</select></label>");
  }

  private void priorOfTau() {
    String written = of.settings().priorOfTau();
    double scale = Double.NaN;
    boolean isKnown = false;
    add("<fieldset><legend>Prior of tau</legend><label for=\"tau-family\"><span>Family</span>");
    add("<select id=\"tau-family\">");
    for (TauPriorFamily family : TauPriorFamily.values()) {
      OptionalDouble found = family.scale(written);
      boolean isChosen = found.isPresent();
      scale = isChosen ? found.getAsDouble() : scale;
      isKnown |= isChosen;
      option(family.label(), family.before(), family.after(), isChosen);
    }
    if (!isKnown) {
      option(written, written, "", true);
    }
    double start = Double.isNaN(scale) ? Exploration.scaleOfTau(of.data()) : scale;
    add("</select></label>");
    scale("tau", "Scale", start);
    add("</fieldset>\n");
  }

  private void priorOfMu() {
    String written = of.settings().priorOfMu();
    String before = "normal(0, sd = ";
    boolean isNormal = written.matches("normal\\(0, sd = [^ ]+\\)");
    boolean isFlat = written.equals("flat()");
    add("<fieldset><legend>Prior of mu</legend><label for=\"mu-family\"><span>Family</span>");
    add("<select id=\"mu-family\">");
    option("flat", "flat()", "", isFlat);
    option("normal about 0", before, ")", isNormal);
    if (!isFlat && !isNormal) {
      option(written, written, "", true);
    }
    add("</select></label>");
    double start =
        isNormal
            ? Double.parseDouble(written.substring(before.length(), written.length() - 1))
            : 10 * Exploration.scaleOfTau(of.data());
    scale("mu", "SD", start);
    add("</fieldset>\n");
  }

  private void option(String words, String before, String after, boolean isChosen) {
    add("<option data-before=\"", PlainText.markup(before), "\" data-after=\"", after);
    add(isChosen ? "\" selected>" : "\">", PlainText.markup(words), "</option>");
  }

  /** A number, and a slider of its power of ten. */
  private void scale(String which, String name, double start) {
    double power = Math.log10(start);
    String id = which + "-scale";
    add("<label for=\"", id, "\" class=\"", id, "\"><span>", name, "</span><input type=\"range\"");
    add(" data-for=\"", id, "\" aria-label=\"", name, " of the prior of ", which);
    add("\" step=\"0.02\" min=\"", Digits.fixed(power - DECADES, 3));
    add("\" max=\"", Digits.fixed(power + DECADES, 3));
    add("\" value=\"", Digits.fixed(power, 3), "\"><input id=\"", id, "\" type=\"number\"");
    add(" min=\"0\" step=\"any\" value=\"", number(start), "\"></label>");
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

  /** As an input of a page holds it. */
  private static String number(double value) {
    return value == Math.rint(value) && Math.abs(value) < 1e6
        ? String.valueOf((long) value)
        : String.valueOf(value);
  }

  private static String number(String written) {
    return number(Double.parseDouble(written));
  }
}
