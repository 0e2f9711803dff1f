package io.ringroom.media.capture;

import io.ringroom.media.lease.CaptureOrder;
import java.util.List;

/** Several that want to be told. */
record Witnesses(List<CaptureWitness> all) implements CaptureWitness {
  @Override
  public void open(boolean camera, boolean microphone) {
    all.forEach(one -> one.open(camera, microphone));
  }

  @Override
  public void opens(CaptureOrder order) {
    all.forEach(one -> one.opens(order));
  }

  @Override
  public void carries(CaptureOrder order, String kind, String device) {
    all.forEach(one -> one.carries(order, kind, device));
  }

  @Override
  public void closes(CaptureOrder order) {
    all.forEach(one -> one.closes(order));
  }
}
