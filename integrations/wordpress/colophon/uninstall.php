<?php
/**
 * Deletes what the plugin stored when it is deleted: settings, queue, cache and its notes on posts.
 * Categories and tags that it filled stay: they belong to the posts. In a network of sites this is done in each.
 *
 * @package Colophon
 */

defined( 'WP_UNINSTALL_PLUGIN' ) || exit;

$colophon_uninstall = function () {
	global $wpdb;

	wp_clear_scheduled_hook( 'colophon_retry' );
	wp_clear_scheduled_hook( 'colophon_sweep' );
	foreach ( array( 'colophon_settings', 'colophon_change', 'colophon_down_until', 'colophon_database' ) as $option ) {
		delete_option( $option );
	}
	foreach ( array( '_colophon_position', '_colophon_sent', '_colophon_language', '_colophon_etag', '_colophon_version', '_colophon_accepted', '_colophon_offered', '_colophon_decisions', '_colophon_terms', 'colophon_segments', 'colophon_related' ) as $key ) {
		delete_post_meta_by_key( $key );
	}
	// phpcs:ignore WordPress.DB.DirectDatabaseQuery, WordPress.DB.PreparedSQL -- the prefix is WordPress's own.
	$wpdb->query( "DROP TABLE IF EXISTS {$wpdb->prefix}colophon_queue" );
	// phpcs:ignore WordPress.DB.DirectDatabaseQuery
	$wpdb->query( $wpdb->prepare( "DELETE FROM {$wpdb->options} WHERE option_name LIKE %s OR option_name LIKE %s", $wpdb->esc_like( '_transient_colophon_' ) . '%', $wpdb->esc_like( '_transient_timeout_colophon_' ) . '%' ) );
};

if ( ! is_multisite() ) {
	$colophon_uninstall();
	return;
}
foreach ( get_sites(
	array(
		'fields' => 'ids',
		'number' => 0,
	)
) as $colophon_site ) {
	switch_to_blog( $colophon_site );
	$colophon_uninstall();
	restore_current_blog();
}
