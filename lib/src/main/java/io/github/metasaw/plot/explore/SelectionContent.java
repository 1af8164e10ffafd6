package io.github.metasaw.plot.explore;

import io.github.metasaw.diagnostic.MetaException;
import io.github.metasaw.distribution.Normal;
import io.github.metasaw.fit.Interval;
import io.github.metasaw.freq.PooledEstimate;
import io.github.metasaw.plot.forest.ForestData;
import io.github.metasaw.plot.forest.ForestDrawings;
import io.github.metasaw.plot.forest.ForestOptions;
import io.github.metasaw.plot.forest.ForestRow;
import io.github.metasaw.plot.forest.ForestRow.Kind;
import io.github.metasaw.plot.forest.LabelledEstimates;
import io.github.metasaw.plot.scene.Digits;
import io.github.metasaw.plot.scene.EffectDrawing;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;

/**
 * What the pooled effect and the funnel would be if these were all studies that were ever done, and
 * only those with small p values had been published.
 */
final class SelectionContent implements ExploreContent {

  private static final String CUT = "largest-p";

  /** One-sided, as reviews assume of a two-sided test at 5 %. */
  private static final BigDecimal USUAL_CUT = new BigDecimal("0.025");

  private static final BigDecimal STEP = new BigDecimal("0.005");

  @Override
  public List<PageFigure> places() {
    return List.of(
        new PageFigure("funnel", "Funnel plot: published and unpublished studies", false),
        new PageFigure("pooled", "Pooled effects of all and of published studies", false));
  }

  @Override
  public void require(ExploreFits fits) {
    Selection.requireReference(fits);
  }

  @Override
  public boolean hasEstimator() {
    return true;
  }

  @Override
  public boolean hasPriors() {
    return false;
  }

  @Override
  public List<ExploreSlider> sliders(ExploreFits fits) {
    String words = "Largest p value that is published, one-sided";
    boolean isEnough = Selection.published(fits, USUAL_CUT.doubleValue()) >= ExploreFits.FEWEST;
    BigDecimal start = isEnough ? USUAL_CUT : BigDecimal.ONE;
    return List.of(new ExploreSlider(CUT, "Largest p", words, BigDecimal.ONE, STEP, start));
  }

  @Override
  public Shown draw(ExploreFits fits, ExploreControls controls) {
    Selection selection = Selection.of(fits, controls);
    double column = controls.column();
    EffectDrawing pooled = ForestDrawings.forest(selection.forest());
    return new Shown(
        selection.summary(),
        List.of(
            figure(selection, fits, column).draw(fits.data().scale()),
            pooled
                .drawNarrow(fits.data().scale())
                .orElseGet(() -> pooled.draw(fits.data().scale()))));
  }

  @Override
  public EffectDrawing figure(ExploreFits fits, ExploreControls controls) {
    return figure(Selection.of(fits, controls), fits, controls.column());
  }

  private static EffectDrawing figure(Selection selection, ExploreFits fits, double width) {
    return ForestDrawings.funnel(fits.analysed(), selection.hidden(), selection.frame(), width);
  }

  /**
   * What is published.
   *
   * @param all analyses of all studies
   * @param published of those with p values up to the cut
   * @param hidden which are not published [k]
   * @param cut the largest p value that is published
   */
  private record Selection(ExploreFits all, ExploreFits published, boolean[] hidden, double cut) {

    static Selection of(ExploreFits fits, ExploreControls controls) {
      double cut = controls.number(CUT);
      if (!(cut > 0 && cut <= 1)) {
        throw MetaException.of(
            "a p value lies between 0 and 1, unlike '%s'".formatted(controls.value(CUT)));
      }
      ExploreData data = fits.data();
      boolean[] hidden = hidden(fits, cut);
      boolean[] included = data.included().clone();
      int at = 0;
      for (int i = 0; i < included.length; i++) {
        if (included[i]) {
          included[i] = !hidden[at];
          at++;
        }
      }
      ExploreData published =
          new ExploreData(data.studies(), included, data.effect(), data.scale(), data.reference());
      return new Selection(fits, ExploreFits.of(published, fits.settings()), hidden, cut);
    }

    static void requireReference(ExploreFits fits) {
      if (Double.isNaN(fits.data().reference())) {
        throw MetaException.of(
            "no value of this measure means no effect; so nothing has a p value");
      }
    }

    /** How many studies have p values up to a cut. */
    static int published(ExploreFits fits, double cut) {
      int count = 0;
      for (boolean isHidden : hidden(fits, cut)) {
        count += isHidden ? 0 : 1;
      }
      return count;
    }

    /**
     * The analysed studies whose p value, for an effect on the side of the pooled one, is larger.
     */
    private static boolean[] hidden(ExploreFits fits, double cut) {
      requireReference(fits);
      double reference = fits.data().reference();
      double sign = fits.pooled().estimate() < reference ? -1 : 1;
      LabelledEstimates studies = fits.analysed();
      boolean[] hidden = new boolean[studies.k()];
      for (int i = 0; i < hidden.length; i++) {
        double z = sign * (studies.yi()[i] - reference) / Math.sqrt(studies.vi()[i]);
        hidden[i] = Normal.survival(z) > cut;
      }
      return hidden;
    }

    ForestDrawings.FunnelFrame frame() {
      ExploreData data = all.data();
      return new ForestDrawings.FunnelFrame(
          data.name(), data.scale(), published.pooled().estimate(), data.reference());
    }

    private List<String> labels() {
      return List.of(
          "All %d studies".formatted(all.analysed().k()),
          "%d published".formatted(published.analysed().k()));
    }

    List<String> summary() {
      List<String> lines = new ArrayList<>();
      List<ExploreFits> both = List.of(all, published);
      for (int i = 0; i < both.size(); i++) {
        PooledEstimate pooled = both.get(i).pooled();
        lines.add(
            all.line(labels().get(i) + ":", pooled.estimate(), pooled.interval())
                + ", "
                + Digits.p(pooled.p()));
      }
      lines.add(
          "A study is published if its one-sided p value for an effect %s %s is at most %s"
              .formatted(
                  all.pooled().estimate() < all.data().reference() ? "below" : "above",
                  Digits.significant(all.data().reference(), all.data().scale()),
                  Digits.plain(cut)));
      lines.add(all.notes().get(0));
      lines.addAll(all.remarks());
      return lines;
    }

    ForestData forest() {
      List<ForestRow> rows = new ArrayList<>();
      LabelledEstimates studies = all.analysed();
      for (int i = 0; i < studies.k(); i++) {
        rows.add(hidden[i] ? unpublished(studies.labels().get(i)) : study(studies, i));
      }
      List<ExploreFits> both = List.of(all, published);
      for (int i = 0; i < both.size(); i++) {
        PooledEstimate pooled = both.get(i).pooled();
        Interval interval = pooled.interval();
        rows.add(
            ForestRow.summary(
                Kind.POOLED,
                labels().get(i),
                pooled.estimate(),
                interval.lower(),
                interval.upper()));
      }
      return ForestData.of(
          ForestOptions.defaults()
              .withEffect(all.data().effect())
              .withReference(all.data().reference()),
          all.data().name().measure(),
          all.data().scale(),
          all.level(),
          rows,
          List.of());
    }

    private static ForestRow unpublished(String label) {
      return ForestRow.words(Kind.REMARK, label + " (not published)");
    }

    private ForestRow study(LabelledEstimates studies, int i) {
      double yi = studies.yi()[i];
      Interval interval = Interval.wald(yi, Math.sqrt(studies.vi()[i]), all.level());
      return ForestRow.summary(
          Kind.STUDY, studies.labels().get(i), yi, interval.lower(), interval.upper());
    }
  }
}
