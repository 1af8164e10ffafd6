package io.github.metasaw.plot.scene;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.metasaw.diagnostic.MetaException;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.List;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.metadata.IIOMetadataNode;
import javax.imageio.stream.ImageInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PngResolutionTest {

  private static Scene scene(double width, double height) {
    List<Mark> marks =
        List.of(new Mark.Circle(40, 30, 10, Theme.RED, Mark.Stroke.solid(Theme.RED, 0)));
    return new Scene(width, height, 7, 20, "title", "words", marks);
  }

  @ParameterizedTest
  @ValueSource(ints = {72, 96, 150, 300, 600, 1200})
  void theFileHasTheResolutionAndTheSizeOfTheScene(int dpi) throws IOException {
    byte[] png = Png.render(scene(96, 48), dpi);
    try (ImageInputStream in = ImageIO.createImageInputStream(new ByteArrayInputStream(png))) {
      ImageReader reader = ImageIO.getImageReadersByFormatName("png").next();
      reader.setInput(in);
      assertEquals(dpi, reader.getWidth(0));
      assertEquals(Math.ceil(dpi / 2.0), reader.getHeight(0));
      IIOMetadataNode root =
          (IIOMetadataNode) reader.getImageMetadata(0).getAsTree("javax_imageio_png_1.0");
      IIOMetadataNode chunk = (IIOMetadataNode) root.getElementsByTagName("pHYs").item(0);
      double perMetre = Double.parseDouble(chunk.getAttribute("pixelsPerUnitXAxis"));
      assertEquals(dpi, perMetre * 0.0254, 0.02);
      assertEquals(
          chunk.getAttribute("pixelsPerUnitXAxis"), chunk.getAttribute("pixelsPerUnitYAxis"));
      assertEquals("meter", chunk.getAttribute("unitSpecifier"));
      assertEquals(0xff, reader.read(0).getRGB(0, 0) & 0xff);
    }
  }

  @Test
  void whatCannotBeDrawnIsRefused() {
    assertTrue(
        assertThrows(MetaException.class, () -> Png.render(scene(96, 48), 71))
            .getMessage()
            .contains("from 72 to 1200"));
    String fault =
        assertThrows(MetaException.class, () -> Png.render(scene(800, 9000), 1200)).getMessage();
    assertTrue(fault.contains("take 438 dots"), fault);
    Png.render(scene(800, 900), 438);
  }
}
