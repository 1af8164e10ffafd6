package io.github.metasaw.plot.forest;

import static io.github.metasaw.plot.forest.ForestSamples.studies;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.metasaw.Meta;
import io.github.metasaw.plot.scene.Mark;
import java.util.List;
import org.junit.jupiter.api.Test;

class ForestGlyphsTest {

  @Test
  void squaresHaveAreaInProportionToWeight() {
    ForestData data = ForestData.of(List.of(Meta.fit(studies(13, 1))), ForestOptions.defaults());
    List<Mark.Rect> squares =
        ForestLayout.draw(data).marks().stream()
            .filter(m -> m instanceof Mark.Rect r && r.symbol().equals("■"))
            .map(Mark.Rect.class::cast)
            .toList();
    double heaviest = data.studies().stream().mapToDouble(ForestRow::weight).max().orElse(0);
    double most = squares.stream().mapToDouble(Mark.Rect::width).max().orElse(0);
    for (int i = 0; i < squares.size(); i++) {
      double share = data.studies().get(i).weight() / heaviest;
      assertEquals(Math.max(3, most * Math.sqrt(share)), squares.get(i).width(), 1e-9);
    }
  }
}
