package io.github.metasaw.plot.scene;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.metasaw.plot.scene.LabelBoxes.Box;
import org.junit.jupiter.api.Test;

class LabelBoxesTest {

  @Test
  void boxesThatOverlapAreNotFreeAndThoseThatTouchAre() {
    LabelBoxes labels = new LabelBoxes();
    Box first = new Box(10, 10, 20, 20);
    assertTrue(labels.isFree(first));
    labels.take(first);
    assertFalse(labels.isFree(first));
    assertFalse(labels.isFree(new Box(19, 19, 30, 30)), "a corner");
    assertFalse(labels.isFree(new Box(0, 12, 40, 13)), "across");
    assertFalse(labels.isFree(new Box(12, 12, 13, 13)), "within");
    assertTrue(labels.isFree(new Box(20, 10, 30, 20)), "beside");
    assertTrue(labels.isFree(new Box(10, 20, 20, 30)), "below");
  }

  @Test
  void aBoxHoldsWhatIsWithinItsEdges() {
    Box box = new Box(10, 10, 20, 20);
    assertTrue(box.holds(15, 11));
    assertFalse(box.holds(10, 15));
    assertFalse(box.holds(15, 21));
  }
}
