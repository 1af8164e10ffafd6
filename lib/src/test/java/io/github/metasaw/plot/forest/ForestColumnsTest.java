package io.github.metasaw.plot.forest;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.metasaw.Meta;
import io.github.metasaw.data.Studies;
import io.github.metasaw.data.effect.EffectMeasure;
import java.util.List;
import org.junit.jupiter.api.Test;

class ForestColumnsTest {

  private static ForestColumns columns(ForestOptions options) {
    Studies counts =
        Meta.studies(Meta.effects(Meta.dataset("nielweise2007"), EffectMeasure.OR)).read();
    return new ForestColumns(ForestData.of(List.of(Meta.fit(counts)), options), ForestRoom.WIDE);
  }

  @Test
  void columnsStandSideBySideWithinThePicture() {
    for (ForestStyle style : ForestStyle.values()) {
      ForestColumns columns = columns(ForestOptions.defaults().withStyle(style));
      double last = 0;
      for (ForestBlock block : columns.blocks) {
        assertTrue(block.left() >= last, style + ": columns overlap");
        boolean isLeft = block.right() < columns.axis.from();
        assertTrue(isLeft || block.left() > columns.axis.to(), style + ": a column in the plot");
        last = block.right();
      }
      assertTrue(columns.width >= Math.max(last, columns.axis.to()));
    }
  }

  @Test
  void aLongHeadingOfAGroupHasRoom() {
    String head = "Catheters coated with an antimicrobial substance";
    ForestColumns columns =
        columns(ForestOptions.defaults().withColumnGroup(head, List.of("ai", "n1i")));
    List<ForestBlock> group = ForestColumns.groups(columns.blocks).get(0);
    double room = group.get(1).right() - group.get(0).left();
    assertEquals(io.github.metasaw.plot.scene.Fonts.width(head, columns.size, true), room, 1e-9);
    assertEquals(2, columns.headLines());
  }

  @Test
  void aNarrowPictureHasItsCellsBelowTheLabels() {
    Studies counts =
        Meta.studies(Meta.effects(Meta.dataset("nielweise2007"), EffectMeasure.OR)).read();
    ForestData data = ForestData.of(List.of(Meta.fit(counts)), ForestOptions.defaults());
    ForestColumns wide = new ForestColumns(data, ForestRoom.WIDE);
    ForestColumns narrow = new ForestColumns(data, ForestRoom.NARROW);
    assertTrue(narrow.width < 520, "width " + narrow.width);
    assertTrue(wide.width > 700, "width " + wide.width);
    assertEquals(4, wide.blocks.size() - narrow.blocks.size());
    assertTrue(wide.stacked.headings().isEmpty());
    assertEquals(List.of("Events/total: Treatment | Control"), narrow.stacked.headings());
    assertTrue(narrow.axis.to() - narrow.axis.from() >= 120);
  }

  /** Half a window scales the picture down: the plot gives way, and text stays larger. */
  @Test
  void thePlotGivesWayToManyColumns() {
    ForestColumns few =
        new ForestColumns(
            ForestData.of(
                List.of(Meta.fit(Meta.dataset("bcg"), "yi ~ 1")), ForestOptions.defaults()),
            ForestRoom.WIDE);
    assertEquals(300, few.axis.to() - few.axis.from(), 1e-9);
    ForestColumns many = columns(ForestOptions.defaults());
    double plot = many.axis.to() - many.axis.from();
    assertTrue(plot >= 210 && plot < 300, "plot " + plot);
    assertTrue(many.width <= 760 || plot == 210, "width " + many.width);
  }
}
