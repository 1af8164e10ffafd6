package io.github.metasaw.plot.sensitivity;

import io.github.metasaw.data.effect.Transformation;
import io.github.metasaw.freq.sensitivity.Gosh;
import io.github.metasaw.plot.scene.EffectDrawing;
import io.github.metasaw.plot.scene.Scene;
import org.apiguardian.api.API;
import tech.tablesaw.api.Table;

/** The figure of a {@link Gosh}, at first on the scale of the studies' measure. */
@API(status = API.Status.INTERNAL)
public final class GoshDrawing implements EffectDrawing {

  private final GoshData data;
  private final Gosh gosh;

  private GoshDrawing(GoshData data, Gosh gosh) {
    this.data = data;
    this.gosh = gosh;
  }

  /**
   * The figure of subsets.
   *
   * @param gosh their fits
   * @param study label of the study whose subsets are coloured; empty for none
   * @return the drawing
   * @throws io.github.metasaw.diagnostic.MetaException for a label that no study has
   */
  public static GoshDrawing of(Gosh gosh, String study) {
    return new GoshDrawing(GoshData.of(gosh, study, gosh.transformation()), gosh);
  }

  @Override
  public Table table() {
    return gosh.table();
  }

  @Override
  public Scene draw() {
    return GoshLayout.draw(data);
  }

  @Override
  public Scene draw(Transformation scale) {
    return GoshLayout.draw(data.on(scale));
  }
}
