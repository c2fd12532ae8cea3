<?php
/**
 * What Colophon has not heard yet.
 *
 * @package Colophon
 */

defined( 'ABSPATH' ) || exit;

/** A table with one row for each item that has to be sent, written before the first attempt. */
final class Colophon_Queue {

	const VERSION = '1';

	public static function create_table() {
		global $wpdb;
		require_once ABSPATH . 'wp-admin/includes/upgrade.php';
		$table = self::table();
		dbDelta(
			"CREATE TABLE $table (
  item_id varchar(100) NOT NULL,
  post_id bigint(20) unsigned NOT NULL,
  action varchar(10) NOT NULL,
  position bigint(20) unsigned NOT NULL,
  attempts int(10) unsigned NOT NULL,
  due bigint(20) unsigned NOT NULL,
  error text NOT NULL,
  PRIMARY KEY  (item_id),
  KEY due (due)
) {$wpdb->get_charset_collate()};"
		);
		update_option( 'colophon_database', self::VERSION );
	}

	/** Notes that an item has to be sent; a later note about it replaces an earlier one. */
	public static function add( $item_id, $post_id, $action, $position ) {
		global $wpdb;
		// phpcs:ignore WordPress.DB.DirectDatabaseQuery
		return $wpdb->replace(
			self::table(),
			array(
				'item_id'  => $item_id,
				'post_id'  => $post_id,
				'action'   => $action,
				'position' => $position,
				'attempts' => 0,
				'due'      => time(),
				'error'    => '',
			),
			array( '%s', '%d', '%s', '%d', '%d', '%d', '%s' )
		);
	}

	public static function find( $item_id ) {
		return self::rows( 'item_id = %s', $item_id, 1 )[0] ?? null;
	}

	/** Rows whose time has come, the oldest first. */
	public static function due( $limit ) {
		return self::rows( 'due <= %d', time(), $limit );
	}

	/** Takes a row out, unless a newer one stands there by now. */
	public static function done( $row ) {
		global $wpdb;
		// phpcs:ignore WordPress.DB.DirectDatabaseQuery
		$wpdb->delete(
			self::table(),
			array(
				'item_id'  => $row->item_id,
				'position' => $row->position,
			),
			array( '%s', '%d' )
		);
	}

	/** Puts a row off: a minute after the first attempt, then twice as long each time, an hour at most. */
	public static function failed( $row, $error ) {
		global $wpdb;
		// phpcs:ignore WordPress.DB.DirectDatabaseQuery
		$wpdb->update(
			self::table(),
			array(
				'attempts' => $row->attempts + 1,
				'due'      => time() + min( HOUR_IN_SECONDS, MINUTE_IN_SECONDS * 2 ** min( 6, (int) $row->attempts ) ),
				'error'    => $error,
			),
			array(
				'item_id'  => $row->item_id,
				'position' => $row->position,
			),
			array( '%d', '%d', '%s' ),
			array( '%s', '%d' )
		);
	}

	public static function make_all_due() {
		global $wpdb;
		$table = self::table();
		// phpcs:ignore WordPress.DB
		$wpdb->query( $wpdb->prepare( "UPDATE $table SET due = %d", time() ) );
	}

	public static function size() {
		global $wpdb;
		$table = self::table();
		// phpcs:ignore WordPress.DB
		return (int) $wpdb->get_var( "SELECT COUNT(*) FROM $table" );
	}

	/** The rows that failed, for people to read. */
	public static function failures( $limit ) {
		return self::rows( 'attempts > %d', 0, $limit );
	}

	private static function rows( $condition, $value, $limit ) {
		global $wpdb;
		$table = self::table();
		// phpcs:ignore WordPress.DB
		return $wpdb->get_results( $wpdb->prepare( "SELECT * FROM $table WHERE $condition ORDER BY due, position LIMIT %d", $value, $limit ) );
	}

	private static function table() {
		global $wpdb;
		return $wpdb->prefix . 'colophon_queue';
	}
}
