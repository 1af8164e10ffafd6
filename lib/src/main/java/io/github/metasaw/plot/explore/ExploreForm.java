package io.github.metasaw.plot.explore;

import io.github.metasaw.diagnostic.Named;
import io.github.metasaw.diagnostic.PlainText;
import io.github.metasaw.fit.CoefficientTest;
import io.github.metasaw.plot.scene.Digits;
import java.math.BigDecimal;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * The controls of a page. A control has the attribute {@code data-control} with its name; what the
 * page needs to know at each move besides them stands in attributes of the form. A select of priors
 * has templates, in which the number of its scale takes the place of {@code #}.
 */
final class ExploreForm {

  /** The marks of the range of a scale: this many powers of ten below and above where it starts. */
  private static final double DECADES = 2;

  /** The ends of the slider of the level in per cent, unless the page starts beyond them. */
  private static final double LOWEST_LEVEL = 50;

  private static final double HIGHEST_LEVEL = 99.5;

  private final Exploration of;
  private final ExploreContent content;
  private final StringBuilder form = new StringBuilder();

  ExploreForm(Exploration of) {
    this.of = of;
    this.content = of.view().content();
  }

  /** The whole form, hidden until the script of the page shows it. */
  String render() {
    add("<form id=\"controls\" aria-label=\"Assumptions\" hidden");
    constants().forEach((name, value) -> add(" data-", name, "=\"", PlainText.markup(value), "\""));
    add(">\n");
    sliders();
    if (content.hasPriors()) {
      priorOfTau();
      priorOfMu();
    }
    if (content.hasEstimator()) {
      add("<fieldset><legend>Estimator and intervals</legend>");
      select("method", "tau2", ExplorePage.METHODS.stream(), of.settings().options().method());
      select("test", "Test", Stream.of(CoefficientTest.values()), of.settings().options().test());
    } else {
      add("<fieldset><legend>Intervals</legend>");
    }
    level(BigDecimal.valueOf(of.settings().options().level()).movePointRight(2));
    add("</fieldset>\n<div><button type=\"reset\">Back to the start</button></div></form>\n");
    return form.toString();
  }

  private ExploreForm add(String... parts) {
    for (String part : parts) {
      form.append(part);
    }
    return this;
  }

  private Map<String, String> constants() {
    Map<String, String> constants = new TreeMap<>(content.constants(of.fits()));
    constants.put("page", of.view().id());
    constants.put("effect", of.data().effect());
    constants.put("scale", of.data().scale().id());
    constants.put("reference", String.valueOf(of.data().reference()));
    return constants;
  }

  private void sliders() {
    for (ExploreSlider slider : content.sliders(of.fits())) {
      String value = slider.value().toPlainString();
      String name = slider.name();
      add("<fieldset><legend>", slider.words(), "</legend><label for=\"", name, "\"><span>");
      add(slider.label(), "</span><input type=\"range\" data-for=\"", name, "\" aria-label=\"");
      add(slider.words(), "\" min=\"0\" max=\"", slider.most().toPlainString(), "\" step=\"");
      add(slider.step().toPlainString(), "\" value=\"", value, "\"><input id=\"", name);
      add("\" type=\"number\" data-control=\"", name, "\" min=\"0\" step=\"any\" value=\"");
      add(value, "\"></label></fieldset>\n");
    }
  }

  /** A browser moves a slider to the nearest mark between its ends; so each level has one. */
  private void level(BigDecimal exact) {
    BigDecimal shortest = exact.stripTrailingZeros();
    String percent = shortest.toPlainString();
    double level = shortest.doubleValue();
    boolean isHalf = 2 * level == Math.rint(2 * level);
    String step = isHalf ? "0.5" : BigDecimal.ONE.movePointLeft(shortest.scale()).toPlainString();
    add("<label for=\"level\"><span>Level, %</span><input id=\"level\" data-percent=\"level\"");
    add(" type=\"range\" min=\"", level < LOWEST_LEVEL ? percent : number(LOWEST_LEVEL));
    add("\" max=\"", level > HIGHEST_LEVEL ? percent : number(HIGHEST_LEVEL), "\" step=\"", step);
    add("\" value=\"", percent, "\"><output for=\"level\">", percent, "</output></label>");
  }

  private <E extends Named> void select(String id, String name, Stream<E> all, E chosen) {
    add("<label for=\"", id, "\"><span>", name, "</span><select id=\"", id);
    add("\" data-control=\"", id, "\">");
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
    family("tau");
    for (TauPriorFamily family : TauPriorFamily.values()) {
      OptionalDouble found = family.scale(written);
      boolean isChosen = found.isPresent();
      scale = isChosen ? found.getAsDouble() : scale;
      isKnown |= isChosen;
      option(family.label(), family.template(), isChosen);
    }
    for (Map.Entry<String, String> named : content.namedPriors().entrySet()) {
      option(named.getKey(), named.getValue(), false);
    }
    if (!isKnown) {
      option(written, written, true);
    }
    double start = Double.isNaN(scale) ? of.data().scaleOfTau() : scale;
    add("</select></label>");
    scale("tau", "Scale", start);
    add("</fieldset>\n");
  }

  private void priorOfMu() {
    String written = of.settings().priorOfMu();
    MuPriorScale told = content.muScale();
    OptionalDouble spread = told.of(written);
    boolean isFlat = written.equals("flat()");
    family("mu");
    option("flat", "flat()", isFlat);
    option("normal about 0", told.template(), spread.isPresent());
    if (!isFlat && spread.isEmpty()) {
      option(written, written, true);
    }
    add("</select></label>");
    scale("mu", told.label(), spread.orElseGet(() -> told.ofSd(10 * of.data().scaleOfTau())));
    add("</fieldset>\n");
  }

  private void family(String which) {
    add("<fieldset><legend>Prior of ", which, "</legend><label for=\"", which, "-family\"><span>");
    add("Family</span><select id=\"", which, "-family\" data-control=\"", which);
    add("\" data-scale=\"", which, "-scale\">");
  }

  private void option(String words, String template, boolean isChosen) {
    add("<option data-template=\"", PlainText.markup(template));
    add(isChosen ? "\" selected>" : "\">", PlainText.markup(words), "</option>");
  }

  /** A number, and a slider of its power of ten. */
  private void scale(String which, String name, double start) {
    double power = Math.log10(start);
    String id = which + "-scale";
    add("<label for=\"", id, "\"><span>", name, "</span><input type=\"range\" data-log");
    add(" data-for=\"", id, "\" aria-label=\"", name, " of the prior of ", which);
    add("\" step=\"0.02\" min=\"", Digits.fixed(power - DECADES, 3));
    add("\" max=\"", Digits.fixed(power + DECADES, 3));
    add("\" value=\"", Digits.fixed(power, 3), "\"><input id=\"", id, "\" type=\"number\"");
    add(" min=\"0\" step=\"any\" value=\"", number(start), "\"></label>");
  }

  /** As an input of a page holds it. */
  static String number(double value) {
    return value == Math.rint(value) && Math.abs(value) < 1e6
        ? String.valueOf((long) value)
        : String.valueOf(value);
  }
}
