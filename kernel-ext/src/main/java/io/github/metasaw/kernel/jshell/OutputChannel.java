package io.github.metasaw.kernel.jshell;

import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.dflib.jjava.jupyter.channels.IOPubChannel;
import org.dflib.jjava.jupyter.messages.HMACGenerator;
import org.dflib.jjava.jupyter.messages.Header;
import org.dflib.jjava.jupyter.messages.Message;
import org.dflib.jjava.jupyter.messages.publish.PublishStream;
import org.jspecify.annotations.Nullable;
import org.zeromq.ZMQ;

/**
 * Publishes what cells show, on a thread of its own: an interrupt that reaches a thread while it
 * writes to a socket closes the socket for good. Lines that are printed in quick succession are
 * sent together.
 */
final class OutputChannel extends IOPubChannel {

  /** Printed text is sent at most this often; the first line of a cell is sent at once. */
  private static final long STREAM_NS = TimeUnit.MILLISECONDS.toNanos(20);

  /** Of printed text in one message, in characters. */
  private static final int MAX_TEXT = 1 << 16;

  private final BlockingQueue<Message<?>> queue = new LinkedBlockingQueue<>();
  private long lastStream = System.nanoTime() - STREAM_NS;

  /** Taken from the queue, but not yet sent. */
  private @Nullable Message<?> taken;

  OutputChannel(ZMQ.Context context, HMACGenerator signature) {
    super(context, signature);
    // By default messages beyond a thousand are lost when the client reads slowly.
    setSndHWM(0);
  }

  /** Begins to publish. */
  void start() {
    Thread thread = new Thread(this::publish, "output");
    thread.setDaemon(true);
    thread.start();
  }

  @Override
  @SuppressWarnings("UnsynchronizedOverridesSynchronized") // the queue is safe for all threads
  public void sendMessage(Message<?> message) {
    queue.add(message);
  }

  private void publish() {
    while (!closed) {
      try {
        super.sendMessage(next());
      } catch (InterruptedException e) {
        return;
      } catch (RuntimeException e) {
        // For example a number that JSON does not have, in a display of a user's own.
        logger.warn("an output could not be sent", e);
      }
    }
  }

  private Message<?> next() throws InterruptedException {
    Message<?> message = taken == null ? queue.take() : taken;
    taken = null;
    return message.getContent() instanceof PublishStream stream ? joined(message, stream) : message;
  }

  /** The printed text and what of the same stream follows it until the next may be sent. */
  @SuppressWarnings("unchecked") // the header is that of such a message
  private Message<?> joined(Message<?> message, PublishStream stream) throws InterruptedException {
    StringBuilder text = new StringBuilder(stream.getText());
    while (text.length() < MAX_TEXT) {
      taken = queue.poll(lastStream + STREAM_NS - System.nanoTime(), TimeUnit.NANOSECONDS);
      if (taken == null
          || !(taken.getContent() instanceof PublishStream more)
          || more.getStreamType() != stream.getStreamType()
          || !parent(taken).equals(parent(message))) {
        break;
      }
      text.append(more.getText());
      taken = null;
    }
    lastStream = System.nanoTime();
    return new Message<>(
        message.getIdentities(),
        (Header<PublishStream>) message.getHeader(),
        message.getParentHeader(),
        message.getMetadata(),
        new PublishStream(stream.getStreamType(), text.toString()),
        message.getBlobs());
  }

  /** Identity of the request that a message answers. */
  private static String parent(Message<?> message) {
    return message.hasParentHeader() ? message.getParentHeader().getId() : "";
  }
}
