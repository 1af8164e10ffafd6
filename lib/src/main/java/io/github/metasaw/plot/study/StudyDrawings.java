package io.github.metasaw.plot.study;

import io.github.metasaw.data.effect.EffectMeasure;
import io.github.metasaw.data.effect.EffectName;
import io.github.metasaw.fit.FrequentistFit;
import io.github.metasaw.freq.bias.FuruyaKanamoriIndex;
import io.github.metasaw.freq.study.Baujat;
import io.github.metasaw.freq.study.Drapery;
import io.github.metasaw.freq.study.NormalPlot;
import io.github.metasaw.freq.study.RadialCoordinates;
import io.github.metasaw.freq.study.StudyPower;
import io.github.metasaw.plot.scene.Drawing;
import io.github.metasaw.plot.scene.EffectDrawing;
import org.apiguardian.api.API;

/** Figures of single studies and a fit: what they show, paired with how it is drawn. */
@API(status = API.Status.INTERNAL)
public final class StudyDrawings {

  private StudyDrawings() {}

  /**
   * A radial plot.
   *
   * @param fit of a model with one tau2 and without moderators
   * @return the drawing
   */
  public static EffectDrawing radial(FrequentistFit fit) {
    RadialCoordinates data = RadialCoordinates.of(fit);
    EffectName name = new EffectName("", fit.studies().measure());
    return EffectDrawing.of(data::table, scale -> RadialLayout.draw(data, name, scale));
  }

  /**
   * A Baujat plot.
   *
   * @param fit of a model with one tau2
   * @return the drawing
   */
  public static Drawing baujat(FrequentistFit fit) {
    Baujat data = Baujat.of(fit);
    return Drawing.of(data::table, () -> BaujatLayout.draw(data));
  }

  /**
   * A normal quantile plot.
   *
   * @param data residuals and envelope
   * @return the drawing
   */
  public static Drawing qqnorm(NormalPlot data) {
    return Drawing.of(data::table, () -> NormalPlotLayout.draw(data));
  }

  /**
   * A drapery plot.
   *
   * @param fit of a model with one tau2 and without moderators
   * @return the drawing
   */
  public static EffectDrawing drapery(FrequentistFit fit) {
    Drapery data = Drapery.of(fit);
    EffectName name = new EffectName("", fit.studies().measure());
    return EffectDrawing.of(data::table, scale -> DraperyLayout.draw(data, name, scale));
  }

  /**
   * A Doi plot.
   *
   * @param fit of a model with one tau2 and without moderators
   * @return the drawing
   */
  public static EffectDrawing doi(FrequentistFit fit) {
    FuruyaKanamoriIndex data = FuruyaKanamoriIndex.of(fit);
    EffectName name = new EffectName("", fit.studies().measure());
    return EffectDrawing.of(data::table, scale -> DoiLayout.draw(data, name, scale));
  }

  /**
   * A sunset plot.
   *
   * @param data power of each study
   * @param measure what the estimates are
   * @return the drawing
   */
  public static EffectDrawing power(StudyPower data, EffectMeasure measure) {
    EffectName name = new EffectName("", measure);
    return EffectDrawing.of(data::table, scale -> PowerLayout.draw(data, name, scale));
  }
}
